namespace Retention.Ingest.Sample;

/// <summary>Writes the customer's own row: a made-up name, an address at example.com.</summary>
internal static class CustomerRow
{
    public static void Write(Customer customer, World world, Rows rows)
    {
        ref var dice = ref customer.Dice;
        rows.Key('c', customer.Number);
        Name(customer, ref dice, rows);
        rows.Raw(Words.Contacts[dice.Below(Words.Contacts.Length)]).Byte((byte)'.').Digits(customer.Number).Text("@example.com"u8)
            .Text(Words.Countries[customer.Country])
            .Text(Words.Industries[customer.Industry])
            .Text(Words.Segments[customer.Segment])
            .Int(customer.Seats * dice.Between(2, 7))
            .Text(Words.Channels[customer.Channel])
            .Text(customer.Segment > 0 ? Words.Csms[customer.Csm] : default)
            .Text(Words.Currencies[customer.Currency])
            .Text(world.Calendar.Text(customer.Start - dice.Below(9)));
        if (customer.Number > 20 && dice.Chance(0.015))
            rows.Key('c', 1 + dice.Below(customer.Number - 1));
        else
            rows.None();
        if (customer.Spanish)
            rows.Raw(customer.Country == 0 ? "B"u8 : "XEXX"u8).Padded(customer.Number, 8).None();
        else
            rows.None();
        rows.Text(dice.Pick([88, 6, 4, 2]) switch { 1 => "reference"u8, 2 => "pilot"u8, 3 => "reference;pilot"u8, _ => default }).End();
    }

    private static void Name(Customer customer, ref Dice dice, Rows rows)
    {
        switch (customer.Country)
        {
            case 0 or 7:
                var forms = customer.Country == 0 ? Words.SpanishForms : Words.MexicanForms;
                rows.Raw(Any(Words.Spanish, ref dice)).Byte((byte)' ').Raw(Any(Words.Surnames, ref dice)).Text(Any(forms, ref dice));
                break;
            case 5 or 6 when dice.Chance(0.1):
                rows.Byte((byte)'"').Raw(Any(Words.Places, ref dice)).Raw(", "u8).Raw(Any(Words.Places, ref dice)).Raw(" & Co"u8).Text("\""u8);
                break;
            case 5 or 6:
                rows.Raw(Any(Words.Places, ref dice)).Byte((byte)' ').Raw(Any(Words.Trades, ref dice)).Text(Any(Words.EnglishForms, ref dice));
                break;
            default:
                rows.Raw(Any(Words.European, ref dice)).Byte((byte)' ').Raw(Any(Words.Trades, ref dice)).Text(Any(Words.EuropeanForms, ref dice));
                break;
        }
    }

    private static ReadOnlySpan<byte> Any(byte[][] words, ref Dice dice) => words[dice.Below(words.Length)];
}
