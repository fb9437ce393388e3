"""What one row's constraints cannot say: a version fits its parent's versions, and shares add up to at most one.

Both are checked at the end of the transaction, so that a merger may be written in any order.
"""

from django.db import migrations

FITS = """
CREATE FUNCTION vl_place_version_fits(v places_placeversion) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT v.level = (SELECT level FROM places_place WHERE id = v.place_id) AND CASE
        WHEN v.parent_id IS NULL THEN v.path = ARRAY[v.place_id]
        ELSE coalesce((
            SELECT range_agg(p.valid) @> v.valid
                AND bool_and(v.path = p.path || v.place_id)
                AND bool_and(array_position('{province,district,commune,village}', p.level::text)
                           < array_position('{province,district,commune,village}', v.level::text))
            FROM places_placeversion p
            WHERE p.place_id = v.parent_id AND p.valid && v.valid
        ), false)
    END
$$;

CREATE FUNCTION vl_check_place_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    misfit places_placeversion;
BEGIN
    SELECT v.* INTO misfit FROM places_placeversion v
    WHERE (v.id = NEW.id OR v.parent_id = NEW.place_id OR v.parent_id = OLD.place_id)
        AND NOT vl_place_version_fits(v)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'place version % (%) does not fit its place or its parent on every day of %',
            misfit.id, misfit.code, misfit.valid
            USING ERRCODE = 'check_violation', CONSTRAINT = 'place_version_fits_its_parent';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER place_version_fits_its_parent
    AFTER INSERT OR UPDATE OR DELETE ON places_placeversion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION vl_check_place_version();
"""

SHARES = """
CREATE FUNCTION vl_check_succession() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(share) FROM places_succession WHERE predecessor_id = NEW.predecessor_id AND "on" = NEW.on) > 1 THEN
        RAISE EXCEPTION 'shares of place % on % add up to more than one', NEW.predecessor_id, NEW.on
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_shares_within_one';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER succession_shares_within_one
    AFTER INSERT OR UPDATE ON places_succession
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION vl_check_succession();
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0003_keeps_households")]
    operations = [
        migrations.RunSQL(
            FITS,
            """
            DROP TRIGGER place_version_fits_its_parent ON places_placeversion;
            DROP FUNCTION vl_check_place_version();
            DROP FUNCTION vl_place_version_fits(places_placeversion);
            """,
        ),
        migrations.RunSQL(
            SHARES,
            """
            DROP TRIGGER succession_shares_within_one ON places_succession;
            DROP FUNCTION vl_check_succession();
            """,
        ),
    ]
