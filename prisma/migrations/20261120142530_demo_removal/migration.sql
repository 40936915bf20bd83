-- ======================================================================================
-- A demo practice can be taken away whole. Written by hand.
--
-- The server's roles may not delete: what was answered, signed or recorded stays. One function of the tables' owner
-- takes a demo away, and it alone: forced row security shows the owner the rows of demo practices and no others, so not
-- even a fault in the function could reach a real one. Nothing here rests on a setting that a server role could make;
-- is_demo is given when a practice is made and no server role may change it.
-- ======================================================================================

-- ---------- What the owner of the tables sees ----------
CREATE POLICY demo_removal ON "practice" TO CURRENT_USER USING (is_demo);
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables b USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'practice_id' AND b.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format(
      'CREATE POLICY demo_removal ON %I TO CURRENT_USER
         USING (practice_id IN (SELECT p.id FROM public.practice p WHERE p.is_demo))', t);
  END LOOP;
END $$;
-- Who belongs elsewhere too keeps the account: memberships of every practice are looked at, none but a demo's deleted.
CREATE POLICY demo_removal_look ON "membership" FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY demo_removal ON "user_account" TO CURRENT_USER
  USING (NOT EXISTS (SELECT 1 FROM public.membership m WHERE m.user_id = user_account.id));
-- Addresses for a new password belong to a person, not to a practice.
CREATE POLICY demo_removal_person ON "entry_link" TO CURRENT_USER
  USING (practice_id IS NULL AND user_id IN (
    SELECT m.user_id FROM public.membership m JOIN public.practice p ON p.id = m.practice_id WHERE p.is_demo));

-- ---------- What was signed ----------
-- As before, with one way out: a delete by the tables' owner in a demo practice. No server role is or may become the
-- owner, so the only door to it is the function below.
CREATE OR REPLACE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL AND NOT (
    TG_OP = 'DELETE'
    AND current_user = (SELECT pg_catalog.pg_get_userbyid(c.relowner) FROM pg_catalog.pg_class c WHERE c.oid = TG_RELID)
    AND EXISTS (SELECT 1 FROM public.practice p WHERE p.id = OLD.practice_id AND p.is_demo)
  ) THEN
    RAISE EXCEPTION 'a signed note is kept as signed' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;

-- ---------- The one door ----------
-- Deletes a demo practice, every row of it, and the accounts of its people who belong to no other practice. Refuses
-- any practice that is not a demo. Gives the number of rows deleted.
CREATE FUNCTION remove_demo_practice(demo uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  t text;
  people uuid[];
  found_rows integer;
  removed integer := 0;
  is_left boolean;
BEGIN
  PERFORM 1 FROM public.practice WHERE id = demo AND is_demo FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not a demo practice' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Nothing new may come under these while they go.
  PERFORM 1 FROM public.assignment WHERE practice_id = demo ORDER BY id FOR UPDATE;
  PERFORM 1 FROM public.client WHERE practice_id = demo ORDER BY id FOR UPDATE;
  SELECT coalesce(array_agg(m.user_id), '{}') INTO people FROM public.membership m
    WHERE m.practice_id = demo
      AND NOT EXISTS (SELECT 1 FROM public.membership o WHERE o.user_id = m.user_id AND o.practice_id <> demo);
  DELETE FROM public.entry_link WHERE user_id = ANY (people);
  GET DIAGNOSTICS removed = ROW_COUNT;
  FOREACH t IN ARRAY ARRAY['audit_event', 'note_addendum', 'note', 'flag', 'safety_review', 'score', 'response',
    'check_in', 'draft_field', 'respondent_session', 'link', 'assignment', 'referent', 'episode', 'safe_contact',
    'client_overview', 'client', 'session', 'entry_link', 'membership']
  LOOP
    EXECUTE format('DELETE FROM public.%I WHERE practice_id = $1', t) USING demo;
    GET DIAGNOSTICS found_rows = ROW_COUNT;
    removed := removed + found_rows;
  END LOOP;
  -- A table that came later and is not in the list above stops the removal.
  FOR t IN
    SELECT c.relname FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'practice_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I WHERE practice_id = $1)', t) INTO is_left USING demo;
    IF is_left THEN
      RAISE EXCEPTION 'rows of the demo are left in %', t;
    END IF;
  END LOOP;
  DELETE FROM public.practice WHERE id = demo;
  DELETE FROM public.user_account WHERE id = ANY (people);
  GET DIAGNOSTICS found_rows = ROW_COUNT;
  RETURN removed + 1 + found_rows;
END $$;
REVOKE ALL ON FUNCTION remove_demo_practice(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_demo_practice(uuid) TO interdepend_identity;
