-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "notice_at" TEXT NOT NULL DEFAULT '07:30',
ADD COLUMN     "notice_pace" TEXT NOT NULL DEFAULT 'daily';

-- AlterTable
ALTER TABLE "response" ADD COLUMN     "notice_id" UUID;

-- AlterTable
ALTER TABLE "check_in" ADD COLUMN     "notice_id" UUID;

-- CreateTable
CREATE TABLE "notice" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "on_day" DATE,
    "form_count" INTEGER NOT NULL,
    "talk_count" INTEGER NOT NULL,
    "template_version" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "claim_id" UUID,
    "handed_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE INDEX "notice_practice_id_member_id_created_at_idx" ON "notice"("practice_id", "member_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_practice_id_member_id_on_day_key" ON "notice"("practice_id", "member_id", "on_day");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_practice_id_member_id_fkey" FOREIGN KEY ("practice_id", "member_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_practice_id_notice_id_fkey" FOREIGN KEY ("practice_id", "notice_id") REFERENCES "notice"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_notice_id_fkey" FOREIGN KEY ("practice_id", "notice_id") REFERENCES "notice"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------- Written by hand ----------
GRANT SELECT, INSERT, UPDATE ON "notice" TO interdepend_app;

ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notice" FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON "notice" TO interdepend_app
  USING (practice_id = (SELECT NULLIF(current_setting('app.practice_id', true), '')::uuid))
  WITH CHECK (practice_id = (SELECT NULLIF(current_setting('app.practice_id', true), '')::uuid));
CREATE POLICY demo_removal ON "notice" TO CURRENT_USER
  USING (practice_id IN (SELECT p.id FROM public.practice p WHERE p.is_demo));
-- A respondent's request neither reads nor writes what a member was told.
CREATE POLICY respondent_wall ON "notice" AS RESTRICTIVE TO interdepend_app
  USING (NULLIF(current_setting('app.client_id', true), '') IS NULL)
  WITH CHECK (NULLIF(current_setting('app.client_id', true), '') IS NULL);

ALTER TABLE "membership" ADD CONSTRAINT membership_notices
  CHECK (notice_pace IN ('daily', 'each', 'none') AND notice_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
ALTER TABLE "notice" ADD CONSTRAINT notice_state CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
  ADD CONSTRAINT notice_counts CHECK (form_count >= 1 AND talk_count BETWEEN 0 AND form_count),
  ADD CONSTRAINT notice_reason CHECK (reason IS NULL OR reason ~ '^[A-Z_]{2,40}$'),
  ADD CONSTRAINT notice_reason_given CHECK (state NOT IN ('failed', 'dropped') OR reason IS NOT NULL),
  ADD CONSTRAINT notice_attempts CHECK (attempts BETWEEN 0 AND 100),
  ADD CONSTRAINT notice_claim CHECK (state <> 'sending' OR claim_id IS NOT NULL),
  ADD CONSTRAINT notice_settled CHECK ((state IN ('queued', 'sending')) = (settled_at IS NULL));

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
    'client_overview', 'client', 'notice', 'session', 'entry_link', 'membership']
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
