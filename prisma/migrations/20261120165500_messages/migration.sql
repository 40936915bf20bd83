-- AlterTable
ALTER TABLE "practice" ADD COLUMN     "mail_sender_address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "mail_sender_name" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "message" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "template_version" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "claim_id" UUID,
    "handed_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE INDEX "message_practice_id_assignment_id_created_at_idx" ON "message"("practice_id", "assignment_id", "created_at");

-- CreateIndex
CREATE INDEX "message_practice_id_client_id_created_at_idx" ON "message"("practice_id", "client_id", "created_at");

-- CreateIndex
CREATE INDEX "message_practice_id_state_created_at_idx" ON "message"("practice_id", "state", "created_at");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_practice_id_client_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "client_id", "assignment_id") REFERENCES "assignment"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_practice_id_created_by_id_fkey" FOREIGN KEY ("practice_id", "created_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ======================================================================================
-- The floor under the new table. Written by hand.
-- ======================================================================================

GRANT SELECT, INSERT, UPDATE ON "message" TO interdepend_app;
GRANT UPDATE ("mail_sender_name", "mail_sender_address") ON "practice" TO interdepend_app;

ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "message" FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON "message" TO interdepend_app
  USING (practice_id = (SELECT NULLIF(current_setting('app.practice_id', true), '')::uuid))
  WITH CHECK (practice_id = (SELECT NULLIF(current_setting('app.practice_id', true), '')::uuid));
CREATE POLICY demo_removal ON "message" TO CURRENT_USER
  USING (practice_id IN (SELECT p.id FROM public.practice p WHERE p.is_demo));
-- A respondent's request neither reads nor writes what was sent.
CREATE POLICY respondent_wall ON "message" AS RESTRICTIVE TO interdepend_app
  USING (NULLIF(current_setting('app.client_id', true), '') IS NULL)
  WITH CHECK (NULLIF(current_setting('app.client_id', true), '') IS NULL);

ALTER TABLE "message" ADD CONSTRAINT message_kind CHECK (kind IN ('form') AND channel IN ('email')),
  ADD CONSTRAINT message_state CHECK (state IN ('queued', 'sending', 'sent', 'held', 'failed', 'dropped')),
  ADD CONSTRAINT message_reason CHECK (reason IS NULL OR reason ~ '^[A-Z_]{2,40}$'),
  ADD CONSTRAINT message_reason_given CHECK (state NOT IN ('held', 'failed', 'dropped') OR reason IS NOT NULL),
  ADD CONSTRAINT message_attempts CHECK (attempts BETWEEN 0 AND 100),
  ADD CONSTRAINT message_claim CHECK (state <> 'sending' OR claim_id IS NOT NULL),
  ADD CONSTRAINT message_settled CHECK ((state IN ('queued', 'sending')) = (settled_at IS NULL));
ALTER TABLE "practice" ADD CONSTRAINT practice_mail_sender
  CHECK (length(mail_sender_name) <= 60 AND length(mail_sender_address) <= 254);

-- Whatever presses twice, one message at a time is on its way for a form.
CREATE UNIQUE INDEX message_one_under_way ON "message" (practice_id, assignment_id) WHERE state IN ('queued', 'sending');

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
    'check_in', 'message', 'draft_field', 'respondent_session', 'link', 'assignment', 'referent', 'episode', 'safe_contact',
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
