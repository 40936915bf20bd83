-- CreateTable
CREATE TABLE "schedule" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "every" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "sends_at" TEXT NOT NULL,
    "times" INTEGER,
    "expires_in_days" INTEGER NOT NULL,
    "handled_until" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "schedule_occurrence" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "schedule_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "assignment_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedule_occurrence_pkey" PRIMARY KEY ("practice_id","schedule_id","on_day")
);

-- CreateIndex
CREATE INDEX "schedule_practice_id_client_id_idx" ON "schedule"("practice_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "schedule_practice_id_client_id_id_key" ON "schedule"("practice_id", "client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "schedule_occurrence_practice_id_client_id_assignment_id_key" ON "schedule_occurrence"("practice_id", "client_id", "assignment_id");

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_practice_id_created_by_id_fkey" FOREIGN KEY ("practice_id", "created_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_occurrence" ADD CONSTRAINT "schedule_occurrence_practice_id_client_id_schedule_id_fkey" FOREIGN KEY ("practice_id", "client_id", "schedule_id") REFERENCES "schedule"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_occurrence" ADD CONSTRAINT "schedule_occurrence_practice_id_client_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "client_id", "assignment_id") REFERENCES "assignment"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ======================================================================================
-- The floor under the new tables. Written by hand.
-- ======================================================================================

GRANT SELECT, INSERT, UPDATE ON "schedule" TO interdepend_app;
GRANT SELECT, INSERT ON "schedule_occurrence" TO interdepend_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['schedule', 'schedule_occurrence']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY practice_wall ON %I TO interdepend_app
         USING (practice_id = (SELECT NULLIF(current_setting(''app.practice_id'', true), '''')::uuid))
         WITH CHECK (practice_id = (SELECT NULLIF(current_setting(''app.practice_id'', true), '''')::uuid))', t);
    EXECUTE format(
      'CREATE POLICY demo_removal ON %I TO CURRENT_USER
         USING (practice_id IN (SELECT p.id FROM public.practice p WHERE p.is_demo))', t);
    -- A respondent's request neither reads nor writes what is planned.
    EXECUTE format(
      'CREATE POLICY respondent_wall ON %I AS RESTRICTIVE TO interdepend_app
         USING (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL)
         WITH CHECK (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL)', t);
  END LOOP;
END $$;

ALTER TABLE "schedule" ADD CONSTRAINT schedule_unit CHECK (unit IN ('day', 'week', 'month') AND every BETWEEN 1 AND 365),
  ADD CONSTRAINT schedule_time CHECK (sends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT schedule_times CHECK (times IS NULL OR times BETWEEN 1 AND 520),
  ADD CONSTRAINT schedule_expiry CHECK (expires_in_days BETWEEN 1 AND 30);
ALTER TABLE "schedule_occurrence" ADD CONSTRAINT schedule_occurrence_outcome
  CHECK (outcome IN ('sent', 'still-open', 'passed', 'held') AND (outcome = 'sent') = (assignment_id IS NOT NULL));

-- A form is asked by one schedule at a time.
CREATE UNIQUE INDEX schedule_one_live ON "schedule" (practice_id, client_id, instrument_id) WHERE ended_at IS NULL;

-- ---------- A demo is removed with these too ----------
CREATE OR REPLACE FUNCTION remove_demo_practice(demo uuid) RETURNS integer
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
  FOREACH t IN ARRAY ARRAY['audit_event', 'attention_reason', 'attention_decision', 'session_slot',
    'client_event', 'plan_item', 'change_setting', 'note_addendum', 'note', 'flag', 'safety_review', 'score', 'response',
    'check_in', 'schedule_occurrence', 'schedule', 'message', 'draft_field', 'respondent_session', 'link', 'assignment', 'referent', 'episode', 'safe_contact',
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
