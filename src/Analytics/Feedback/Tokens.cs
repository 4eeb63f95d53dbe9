namespace Retention.Analytics.Feedback;

/// <summary>Cuts a comment into words. Emoji, tags and signs of any script are passed over; time and memory grow with the length alone.</summary>
internal sealed class Tokens(WordList words)
{
    // Nobody writes longer words: what is longer is an address, a key or a cat on the keyboard.
    private const int LongestWord = 40;
    private const int LongestTag = 200;
    private readonly char[] folded = new char[LongestWord];
    private readonly List<Token> tokens = [];

    /// <summary>The words of a comment, until the next one is cut.</summary>
    public List<Token> Cut(string text)
    {
        tokens.Clear();
        var pause = Pause.Sentence;
        for (var i = 0; i < text.Length;)
        {
            if (Folding.Fold(text[i]) == '\0')
            {
                var tag = TagAt(text, i);
                pause = (Pause)Math.Max((int)pause, (int)(tag > 0 ? Pause.Clause : PauseOf(text, i)));
                i += Math.Max(tag, 1);
                continue;
            }

            var end = Word(text, i, out var length);
            tokens.Add(new(length > LongestWord ? Feedback.Word.Unread : words.Of(folded.AsSpan(0, length)), i, end - i, pause));
            (i, pause) = (end, Pause.None);
        }

        return tokens;
    }

    /// <summary>Folds the word that begins here. A sign three times or more is once: caroooo is caro.</summary>
    private int Word(string text, int start, out int length)
    {
        length = 0;
        var run = 0;
        var last = '\0';
        var i = start;
        for (; i < text.Length; i++)
        {
            var sign = Folding.Fold(text[i]);
            if (sign == '\0')
            {
                if (Folding.IsMark(text[i]) || (text[i] is '\'' or '’' && i + 1 < text.Length && Folding.Fold(text[i + 1]) != '\0'))
                {
                    continue;
                }

                break;
            }

            (run, last) = (sign == last && char.IsLetter(sign) ? run + 1 : 1, sign);
            if (run >= 3)
            {
                length -= run == 3 ? 1 : 0;
                continue;
            }

            if (length < LongestWord)
            {
                folded[length] = sign;
            }

            length++;
        }

        return i;
    }

    private static Pause PauseOf(string text, int at) => text[at] switch
    {
        '.' when at + 1 < text.Length && Folding.Fold(text[at + 1]) != '\0' => Pause.Clause,
        '.' or '!' or '?' or '¡' or '¿' or ';' or '\n' or '\r' or '…' => Pause.Sentence,
        ' ' or '\t' or '-' or '\'' or '’' => Pause.None,
        _ => Pause.Clause,
    };

    /// <summary>The length of an HTML tag that begins here, or 0.</summary>
    private static int TagAt(string text, int at)
    {
        if (text[at] != '<' || at + 1 == text.Length || !(text[at + 1] is '/' or '!' || char.IsAsciiLetter(text[at + 1])))
        {
            return 0;
        }

        var end = text.AsSpan(at, Math.Min(LongestTag, text.Length - at)).IndexOf('>');
        return end + 1;
    }
}
