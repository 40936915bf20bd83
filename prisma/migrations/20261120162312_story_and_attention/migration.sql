-- AlterTable
ALTER TABLE "client" ADD COLUMN     "born_on" DATE,
ADD COLUMN     "record_number" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "client_overview" ADD COLUMN     "attention_rank" INTEGER,
ADD COLUMN     "attention_since" TIMESTAMPTZ(3),
ADD COLUMN     "shape" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stale_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "attention_reason" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "client_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_from" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "attention_reason_pkey" PRIMARY KEY ("practice_id","client_id","key")
);

-- CreateTable
CREATE TABLE "attention_decision" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "until_on" DATE,
    "reason_sealed" BYTEA NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "attention_decision_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "session_slot" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "client_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "starts_at" TEXT NOT NULL,
    "every_weeks" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_slot_pkey" PRIMARY KEY ("practice_id","client_id")
);

-- CreateTable
CREATE TABLE "client_event" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "happened_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "words_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_event_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "plan_item" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "suggestion_id" TEXT NOT NULL,
    "suggestion_version" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by_id" UUID NOT NULL,
    "done_on" DATE,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_item_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "change_setting" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "scale" TEXT NOT NULL,
    "is_withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "sd" DOUBLE PRECISION,
    "reliability" DOUBLE PRECISION,
    "confidence" INTEGER,
    "kind" TEXT,
    "n" INTEGER,
    "source" TEXT NOT NULL DEFAULT '',
    "is_cited" BOOLEAN NOT NULL DEFAULT false,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID NOT NULL,

    CONSTRAINT "change_setting_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE INDEX "attention_decision_practice_id_client_id_idx" ON "attention_decision"("practice_id", "client_id");

-- CreateIndex
CREATE INDEX "session_slot_practice_id_weekday_idx" ON "session_slot"("practice_id", "weekday");

-- CreateIndex
CREATE INDEX "client_event_practice_id_client_id_happened_on_idx" ON "client_event"("practice_id", "client_id", "happened_on");

-- CreateIndex
CREATE INDEX "plan_item_practice_id_client_id_idx" ON "plan_item"("practice_id", "client_id");

-- CreateIndex
CREATE INDEX "change_setting_practice_id_instrument_id_scale_set_at_idx" ON "change_setting"("practice_id", "instrument_id", "scale", "set_at");

-- CreateIndex
CREATE INDEX "client_overview_practice_id_stale_at_idx" ON "client_overview"("practice_id", "stale_at");

-- CreateIndex
CREATE INDEX "client_overview_practice_id_shape_idx" ON "client_overview"("practice_id", "shape");

-- AddForeignKey
ALTER TABLE "attention_reason" ADD CONSTRAINT "attention_reason_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attention_decision" ADD CONSTRAINT "attention_decision_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attention_decision" ADD CONSTRAINT "attention_decision_practice_id_decided_by_id_fkey" FOREIGN KEY ("practice_id", "decided_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_slot" ADD CONSTRAINT "session_slot_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_event" ADD CONSTRAINT "client_event_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_event" ADD CONSTRAINT "client_event_practice_id_created_by_id_fkey" FOREIGN KEY ("practice_id", "created_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_practice_id_added_by_id_fkey" FOREIGN KEY ("practice_id", "added_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_setting" ADD CONSTRAINT "change_setting_practice_id_set_by_id_fkey" FOREIGN KEY ("practice_id", "set_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ======================================================================================
-- The floor under the new tables. Written by hand.
-- ======================================================================================

GRANT SELECT, INSERT, UPDATE ON "session_slot", "client_event", "plan_item", "attention_reason", "attention_decision"
  TO interdepend_app;
GRANT SELECT, INSERT ON "change_setting" TO interdepend_app;
-- Reasons are derived anew at every write; a slot that is given up is gone.
GRANT DELETE ON "attention_reason", "session_slot" TO interdepend_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['attention_reason', 'attention_decision', 'session_slot', 'client_event', 'plan_item',
    'change_setting']
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
  END LOOP;
  -- A respondent's submit rewrites that client's reasons.
  FOREACH t IN ARRAY ARRAY['attention_reason', 'attention_decision']
  LOOP
    EXECUTE format(
      'CREATE POLICY respondent_wall ON %I AS RESTRICTIVE TO interdepend_app
         USING (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL
                OR client_id = (SELECT NULLIF(current_setting(''app.client_id'', true), '''')::uuid))
         WITH CHECK (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL
                OR client_id = (SELECT NULLIF(current_setting(''app.client_id'', true), '''')::uuid))', t);
  END LOOP;
  -- These hold nothing a respondent's request may read or write at all.
  FOREACH t IN ARRAY ARRAY['session_slot', 'client_event', 'plan_item']
  LOOP
    EXECUTE format(
      'CREATE POLICY respondent_wall ON %I AS RESTRICTIVE TO interdepend_app
         USING (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL)
         WITH CHECK (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL)', t);
  END LOOP;
END $$;

ALTER TABLE "client" ADD CONSTRAINT client_record_number CHECK (length(record_number) <= 40);
ALTER TABLE "client_overview" ADD CONSTRAINT client_overview_attention
  CHECK ((attention_rank IS NULL) = (attention_since IS NULL));
ALTER TABLE "attention_decision" ADD CONSTRAINT attention_decision_kind
  CHECK (kind IN ('snoozed', 'dismissed') AND (kind = 'snoozed') = (until_on IS NOT NULL));
ALTER TABLE "session_slot" ADD CONSTRAINT session_slot_time CHECK (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT session_slot_turn CHECK (every_weeks BETWEEN 1 AND 12),
  ADD CONSTRAINT session_slot_weekday CHECK (weekday = extract(isodow FROM starts_on));
ALTER TABLE "client_event" ADD CONSTRAINT client_event_kind CHECK (kind IN ('boundary', 'separated', 'moved',
  'medication', 'loss', 'own-time', 'care', 'contact', 'life', 'other'));
ALTER TABLE "change_setting" ADD CONSTRAINT change_setting_figures CHECK (
    (is_withdrawn AND sd IS NULL AND reliability IS NULL AND confidence IS NULL AND NOT is_cited)
    OR (NOT is_withdrawn AND sd IS NOT NULL AND sd > 0 AND sd <= 1000 AND reliability IS NOT NULL
        AND reliability >= 0 AND reliability < 1 AND confidence IS NOT NULL AND confidence IN (80, 90, 95))),
  ADD CONSTRAINT change_setting_cited CHECK (NOT is_cited OR length(btrim(source)) > 0),
  ADD CONSTRAINT change_setting_n CHECK (n IS NULL OR n BETWEEN 1 AND 100000000);

CREATE UNIQUE INDEX attention_decision_one_live ON "attention_decision" (practice_id, client_id, key)
  WHERE undone_at IS NULL;
CREATE UNIQUE INDEX plan_item_one_live ON "plan_item" (practice_id, client_id, suggestion_id) WHERE removed_at IS NULL;
-- Home reads whoever needs someone in this order, a page at a time.
CREATE INDEX client_overview_attention ON "client_overview" (practice_id, attention_rank, attention_since, client_id)
  WHERE attention_rank IS NOT NULL;

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
