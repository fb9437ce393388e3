-- What one row's constraints cannot say. Both are checked at the end of the transaction, so that a merger may be written
-- in any order.

-- On every day of a version its parent has one that stands higher, and its path extends the parent's.
CREATE OR REPLACE FUNCTION vl_place_version_fits(v places_placeversion) RETURNS boolean LANGUAGE sql STABLE AS $$
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

-- Asked of the version that changed and of those under its place.
CREATE OR REPLACE FUNCTION vl_check_place_version() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- Of one place, no more than the whole goes to others on a day.
CREATE OR REPLACE FUNCTION vl_check_succession() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(share) FROM places_succession WHERE predecessor_id = NEW.predecessor_id AND "on" = NEW.on) > 1 THEN
        RAISE EXCEPTION 'shares of place % on % add up to more than one', NEW.predecessor_id, NEW.on
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_shares_within_one';
    END IF;
    RETURN NULL;
END $$;
