-- Closed lists of words: one byte each, and sorted as text is.
-- ISO 4217. A code that is not in it is not taken for a currency. Texts are what a refresh spends most of its time on.
create or replace macro currency_code(v) as
    try_cast(upper(v) as enum(
        'AED', 'AFN', 'ALL', 'AMD', 'ANG', 'AOA', 'ARS', 'AUD', 'AWG', 'AZN', 'BAM', 'BBD', 'BDT', 'BGN', 'BHD', 'BIF',
        'BMD', 'BND', 'BOB', 'BRL', 'BSD', 'BTN', 'BWP', 'BYN', 'BZD', 'CAD', 'CDF', 'CHF', 'CLF', 'CLP', 'CNY', 'COP',
        'CRC', 'CUP', 'CVE', 'CZK', 'DJF', 'DKK', 'DOP', 'DZD', 'EGP', 'ERN', 'ETB', 'EUR', 'FJD', 'FKP', 'GBP', 'GEL',
        'GHS', 'GIP', 'GMD', 'GNF', 'GTQ', 'GYD', 'HKD', 'HNL', 'HRK', 'HTG', 'HUF', 'IDR', 'ILS', 'INR', 'IQD', 'IRR',
        'ISK', 'JMD', 'JOD', 'JPY', 'KES', 'KGS', 'KHR', 'KMF', 'KPW', 'KRW', 'KWD', 'KYD', 'KZT', 'LAK', 'LBP', 'LKR',
        'LRD', 'LSL', 'LYD', 'MAD', 'MDL', 'MGA', 'MKD', 'MMK', 'MNT', 'MOP', 'MRU', 'MUR', 'MVR', 'MWK', 'MXN', 'MYR',
        'MZN', 'NAD', 'NGN', 'NIO', 'NOK', 'NPR', 'NZD', 'OMR', 'PAB', 'PEN', 'PGK', 'PHP', 'PKR', 'PLN', 'PYG', 'QAR',
        'RON', 'RSD', 'RUB', 'RWF', 'SAR', 'SBD', 'SCR', 'SDG', 'SEK', 'SGD', 'SHP', 'SLE', 'SLL', 'SOS', 'SRD', 'SSP',
        'STN', 'SVC', 'SYP', 'SZL', 'THB', 'TJS', 'TMT', 'TND', 'TOP', 'TRY', 'TTD', 'TWD', 'TZS', 'UAH', 'UGX', 'USD',
        'UYU', 'UZS', 'VED', 'VES', 'VND', 'VUV', 'WST', 'XAF', 'XCD', 'XCG', 'XOF', 'XPF', 'YER', 'ZAR', 'ZMW', 'ZWG', 'ZWL'
    ));

-- Half a year is six months: intervals() of values.sql says how many.
create or replace macro interval_unit(v) as
    try_cast(if(v = 'half-year', 'month', v) as enum('day', 'month', 'quarter', 'week', 'year'));

create or replace macro state_word(v) as v::enum('bridged', 'lapsed', 'past_due', 'paused', 'running', 'trial');

create or replace macro movement_word(v) as
    v::enum('churn', 'contraction', 'expansion', 'new', 'paused', 'reactivation', 'resumed', 'transferred');

create or replace macro subtype_word(v) as
    v::enum(
        'cross_sell', 'discount_added', 'discount_expiry', 'involuntary', 'plan', 'price_decrease', 'price_increase',
        'product_drop', 'seats', 'to_free', 'unknown', 'voluntary'
    );

-- The value of an attribute of customers, by its name; null for another name.
create or replace macro attribute_of(name, segment, country, csm, acquisition_channel, industry, currency) as
    case name
        when 'segment' then segment
        when 'country' then country
        when 'csm' then csm
        when 'acquisition_channel' then acquisition_channel
        when 'industry' then industry
        when 'currency' then currency::varchar
    end;

-- Whether customers are put together by when they began, and not by an attribute.
create or replace macro is_of_start(name) as name in ('month', 'quarter', 'year');

-- Touches in which a person on each side takes part; a mail may be automatic and is none.
create or replace macro is_touch(kind) as kind in ('call', 'meeting', 'qbr', 'training', 'onboarding');

-- Whether a customer is one of those drawn: one of so many, always the same ones.
create or replace macro is_drawn(customer, one_of) as one_of = 1 or md5_number_lower(customer) % one_of = 0;

-- How low a band of health lies: 1 green, 2 amber, 3 red.
create or replace macro band_depth(band) as list_position(['green', 'amber', 'red'], band);

-- Whether a metric counts the people who use the product.
create or replace macro counts_people(metric) as regexp_matches(lower(metric), 'users?\b|_users?$|seats');

create or replace macro start_word(name, cohort) as
    case name
        when 'month' then strftime(cohort, '%Y-%m')
        when 'quarter' then year(cohort) || '-Q' || quarter(cohort)
        when 'year' then year(cohort)::varchar
    end;
