-- What the numbers rest on | En qué se apoyan los números
-- definition:    How many files were taken in, the number of the last one, and one hash over all their contents in the order in which
--                they came: two warehouses of the same hash hold the same rows.
-- definition_es: Cuántos archivos se cargaron, el número del último y un hash de todo su contenido en el orden en que llegó: dos
--                almacenes con el mismo hash tienen las mismas filas.
-- source:        raw.loads
select
    count(*)::bigint as loads,
    coalesce(max(load_id), 0)::bigint as last_load,
    md5(coalesce(string_agg(file_hash, ',' order by load_id), '')) as hash
from raw.loads
