-- Rows of invoices as text, in the order of the files. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.invoices (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    source varchar,
    invoice_id varchar,
    customer_id varchar,
    subscription_id varchar,
    number varchar,
    issued_at varchar,
    due_at varchar,
    paid_at varchar,
    voided_at varchar,
    status varchar,
    currency varchar,
    subtotal varchar,
    discount varchar,
    tax varchar,
    total varchar,
    amount_paid varchar
);
