-- Who records does not decide, whatever route the assignment takes: the same rule as `accounts/separation.py`.
CREATE OR REPLACE FUNCTION vl_refuse_incompatible_roles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    recording CONSTANT text[] := ARRAY['surveyor', 'commune_officer', 'district_officer', 'province_officer'];
    deciding CONSTANT text[] := ARRAY['commune_chair', 'district_chair', 'province_chair'];
    nearby text[] := ARRAY[]::text[];
    anywhere text[] := ARRAY[]::text[];
BEGIN
    IF NEW.role = 'operator' THEN
        anywhere := recording || deciding;
    ELSIF NEW.role = ANY (recording) THEN
        nearby := deciding;
        anywhere := ARRAY['operator'];
    ELSIF NEW.role = ANY (deciding) THEN
        nearby := recording;
        anywhere := ARRAY['operator'];
    ELSE
        RETURN NEW;
    END IF;
    PERFORM 1 FROM accounts_user WHERE id = NEW.user_id FOR UPDATE;  -- two at once: the second sees the first's row
    IF EXISTS (
        SELECT 1 FROM accounts_roleassignment held
        WHERE held.user_id = NEW.user_id AND held.id <> NEW.id AND held.valid && NEW.valid
          AND (held.role = ANY (anywhere)
               OR (held.role = ANY (nearby)
                   AND (held.place_id = NEW.place_id
                        OR EXISTS (SELECT 1 FROM places_placeversion
                                   WHERE path @> ARRAY[held.place_id, NEW.place_id]))))
    ) THEN
        RAISE EXCEPTION 'the user holds a role that excludes this one'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'roles_exclude_each_other';
    END IF;
    RETURN NEW;
END $$;
