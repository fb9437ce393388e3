-- Functions that every room's guards, columns and searches may use.

-- What a guard says in `Meta` (vuonlen.kernel.guards), or that the table's rows never change.
CREATE OR REPLACE FUNCTION vl_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', coalesce(TG_ARGV[0], format('rows of %s are never changed or deleted', TG_TABLE_NAME))
    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END $$;

-- A name as people type it in a hurry (the query expression is vuonlen.registry.models.NameKey).
-- unaccent() is only STABLE because its dictionary might change; ours does not, so a stored column may use it.
CREATE OR REPLACE FUNCTION vl_name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(regexp_replace(btrim(public.unaccent('public.unaccent', normalize(name, NFC))), '\s+', ' ', 'g'));
