-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "key_check" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "reading_promise_days" INTEGER NOT NULL,
    "quick_exit_url" TEXT NOT NULL,
    "is_pin_default" BOOLEAN NOT NULL DEFAULT true,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "crisis_contacts" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deactivated_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "entry_link" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "practice_id" UUID DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "user_id" UUID,
    "email" TEXT,
    "name" TEXT,
    "role" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "entry_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "client" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_code_name" BOOLEAN NOT NULL DEFAULT false,
    "pronouns" TEXT NOT NULL DEFAULT '',
    "responsible_id" UUID NOT NULL,
    "is_pin_on" BOOLEAN NOT NULL,
    "pin_sealed" BYTEA,
    "pin_agreed_at" TIMESTAMPTZ(3),
    "is_help_hidden" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "client_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "client_overview" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "client_id" UUID NOT NULL,
    "instrument_id" TEXT,
    "score" DOUBLE PRECISION,
    "band" INTEGER,
    "answered" INTEGER,
    "item_count" INTEGER,
    "change_code" TEXT,
    "change_points" DOUBLE PRECISION,
    "facts" JSONB NOT NULL,
    "is_folded" BOOLEAN NOT NULL DEFAULT false,
    "unread_count" INTEGER NOT NULL DEFAULT 0,
    "unread_since" TIMESTAMPTZ(3),
    "last_completed_at" TIMESTAMPTZ(3),
    "next_due_on" DATE,
    "open_expires_at" TIMESTAMPTZ(3),
    "status_rank" INTEGER NOT NULL DEFAULT 0,
    "status_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_overview_pkey" PRIMARY KEY ("practice_id","client_id")
);

-- CreateTable
CREATE TABLE "safe_contact" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "client_id" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "channels" TEXT[],
    "times" TEXT NOT NULL DEFAULT '',
    "may_leave_message" BOOLEAN NOT NULL DEFAULT false,
    "email_sealed" BYTEA,
    "email_hash" BYTEA,
    "phone_sealed" BYTEA,
    "phone_hash" BYTEA,
    "instructions_sealed" BYTEA,
    "confirmed_on" DATE NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_by" TEXT,
    "stopped_what" TEXT,

    CONSTRAINT "safe_contact_pkey" PRIMARY KEY ("practice_id","client_id")
);

-- CreateTable
CREATE TABLE "episode" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "end_reason" TEXT,
    "end_words_sealed" BYTEA,

    CONSTRAINT "episode_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "referent" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "hint_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referent_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "instrument_version" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "via" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "is_pin_required" BOOLEAN NOT NULL,
    "pin_tries" INTEGER NOT NULL DEFAULT 0,
    "locked_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "answered" INTEGER NOT NULL DEFAULT 0,
    "item_count" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "submit_key" UUID,
    "completed_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "link" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "secret_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "respondent_session" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "pin_passed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "respondent_session_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "draft_field" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "assignment_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" JSONB,
    "text_sealed" BYTEA,
    "is_skipped" BOOLEAN NOT NULL DEFAULT false,
    "session_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_field_pkey" PRIMARY KEY ("practice_id","assignment_id","field")
);

-- CreateTable
CREATE TABLE "response" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "instrument_version" TEXT NOT NULL,
    "scoring_version" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "item_order" TEXT[],
    "answers" JSONB NOT NULL,
    "referent_id" UUID,
    "picked_kind" TEXT,
    "picked_hint_sealed" BYTEA,
    "is_referent_confirmed" BOOLEAN NOT NULL DEFAULT false,
    "contact" TEXT,
    "wants_private_talk" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "entered_by_id" UUID,
    "completed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "stands_out" TEXT[],
    "change" JSONB,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by_id" UUID,
    "void_kind" TEXT,
    "void_reason_sealed" BYTEA,

    CONSTRAINT "response_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "score" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "response_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "scale" TEXT NOT NULL,
    "keyed_sum" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "item_count" INTEGER NOT NULL,
    "score" DOUBLE PRECISION,
    "band" INTEGER,

    CONSTRAINT "score_pkey" PRIMARY KEY ("practice_id","response_id","scale")
);

-- CreateTable
CREATE TABLE "check_in" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "form_version" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "referent_id" UUID,
    "picked_kind" TEXT,
    "picked_hint_sealed" BYTEA,
    "is_referent_confirmed" BOOLEAN NOT NULL DEFAULT false,
    "contact" TEXT,
    "mood" INTEGER,
    "fulfilled" INTEGER,
    "respected" INTEGER,
    "going_well_sealed" BYTEA,
    "needs_sealed" BYTEA,
    "boundary_sealed" BYTEA,
    "boundary_kinds" TEXT[],
    "time_for_self" BOOLEAN,
    "connection_outside" BOOLEAN,
    "bring_sealed" BYTEA,
    "safe_to_disagree" INTEGER,
    "wants_private_talk" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "entered_by_id" UUID,
    "completed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by_id" UUID,
    "void_kind" TEXT,
    "void_reason_sealed" BYTEA,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "flag" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "reason_sealed" BYTEA,

    CONSTRAINT "flag_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "safety_review" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "renewed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "reason_sealed" BYTEA,

    CONSTRAINT "safety_review_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "note" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "body_sealed" BYTEA NOT NULL,
    "cites" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "note_addendum" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_addendum_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "practice_id" UUID NOT NULL DEFAULT (NULLIF(current_setting('app.practice_id', true), ''))::uuid,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "client_id" UUID,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_practice_id_user_id_key" ON "membership"("practice_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_link_token_hash_key" ON "entry_link"("token_hash");

-- CreateIndex
CREATE INDEX "entry_link_practice_id_idx" ON "entry_link"("practice_id");

-- CreateIndex
CREATE INDEX "client_practice_id_responsible_id_idx" ON "client"("practice_id", "responsible_id");

-- CreateIndex
CREATE INDEX "client_overview_practice_id_score_idx" ON "client_overview"("practice_id", "score");

-- CreateIndex
CREATE INDEX "client_overview_practice_id_last_completed_at_idx" ON "client_overview"("practice_id", "last_completed_at");

-- CreateIndex
CREATE INDEX "client_overview_practice_id_next_due_on_idx" ON "client_overview"("practice_id", "next_due_on");

-- CreateIndex
CREATE INDEX "client_overview_practice_id_status_rank_idx" ON "client_overview"("practice_id", "status_rank");

-- CreateIndex
CREATE INDEX "safe_contact_practice_id_email_hash_idx" ON "safe_contact"("practice_id", "email_hash");

-- CreateIndex
CREATE INDEX "safe_contact_practice_id_phone_hash_idx" ON "safe_contact"("practice_id", "phone_hash");

-- CreateIndex
CREATE INDEX "episode_practice_id_client_id_started_on_idx" ON "episode"("practice_id", "client_id", "started_on");

-- CreateIndex
CREATE UNIQUE INDEX "referent_practice_id_client_id_id_key" ON "referent"("practice_id", "client_id", "id");

-- CreateIndex
CREATE INDEX "assignment_practice_id_client_id_created_at_idx" ON "assignment"("practice_id", "client_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_practice_id_client_id_id_key" ON "assignment"("practice_id", "client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "link_secret_hash_key" ON "link"("secret_hash");

-- CreateIndex
CREATE INDEX "link_practice_id_assignment_id_idx" ON "link"("practice_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "respondent_session_token_hash_key" ON "respondent_session"("token_hash");

-- CreateIndex
CREATE INDEX "respondent_session_practice_id_assignment_id_idx" ON "respondent_session"("practice_id", "assignment_id");

-- CreateIndex
CREATE INDEX "response_practice_id_client_id_completed_at_idx" ON "response"("practice_id", "client_id", "completed_at");

-- CreateIndex
CREATE UNIQUE INDEX "response_practice_id_assignment_id_key" ON "response"("practice_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "response_practice_id_client_id_assignment_id_key" ON "response"("practice_id", "client_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "response_practice_id_client_id_id_key" ON "response"("practice_id", "client_id", "id");

-- CreateIndex
CREATE INDEX "check_in_practice_id_client_id_completed_at_idx" ON "check_in"("practice_id", "client_id", "completed_at");

-- CreateIndex
CREATE UNIQUE INDEX "check_in_practice_id_assignment_id_key" ON "check_in"("practice_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "check_in_practice_id_client_id_assignment_id_key" ON "check_in"("practice_id", "client_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "check_in_practice_id_client_id_id_key" ON "check_in"("practice_id", "client_id", "id");

-- CreateIndex
CREATE INDEX "flag_practice_id_client_id_code_idx" ON "flag"("practice_id", "client_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "flag_practice_id_source_id_code_key" ON "flag"("practice_id", "source_id", "code");

-- CreateIndex
CREATE INDEX "safety_review_practice_id_client_id_idx" ON "safety_review"("practice_id", "client_id");

-- CreateIndex
CREATE INDEX "note_practice_id_client_id_held_on_idx" ON "note"("practice_id", "client_id", "held_on");

-- CreateIndex
CREATE UNIQUE INDEX "note_practice_id_client_id_id_key" ON "note"("practice_id", "client_id", "id");

-- CreateIndex
CREATE INDEX "note_addendum_practice_id_note_id_idx" ON "note_addendum"("practice_id", "note_id");

-- CreateIndex
CREATE INDEX "audit_event_practice_id_client_id_at_idx" ON "audit_event"("practice_id", "client_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_practice_id_at_idx" ON "audit_event"("practice_id", "at");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_practice_id_membership_id_fkey" FOREIGN KEY ("practice_id", "membership_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_practice_id_responsible_id_fkey" FOREIGN KEY ("practice_id", "responsible_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_overview" ADD CONSTRAINT "client_overview_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safe_contact" ADD CONSTRAINT "safe_contact_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "episode" ADD CONSTRAINT "episode_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referent" ADD CONSTRAINT "referent_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_practice_id_created_by_id_fkey" FOREIGN KEY ("practice_id", "created_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_practice_id_client_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "client_id", "assignment_id") REFERENCES "assignment"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "respondent_session" ADD CONSTRAINT "respondent_session_practice_id_client_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "client_id", "assignment_id") REFERENCES "assignment"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_field" ADD CONSTRAINT "draft_field_practice_id_client_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "client_id", "assignment_id") REFERENCES "assignment"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_practice_id_client_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "client_id", "assignment_id") REFERENCES "assignment"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_practice_id_client_id_referent_id_fkey" FOREIGN KEY ("practice_id", "client_id", "referent_id") REFERENCES "referent"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_practice_id_entered_by_id_fkey" FOREIGN KEY ("practice_id", "entered_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_practice_id_reviewed_by_id_fkey" FOREIGN KEY ("practice_id", "reviewed_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_practice_id_client_id_response_id_fkey" FOREIGN KEY ("practice_id", "client_id", "response_id") REFERENCES "response"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_client_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "client_id", "assignment_id") REFERENCES "assignment"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_client_id_referent_id_fkey" FOREIGN KEY ("practice_id", "client_id", "referent_id") REFERENCES "referent"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_entered_by_id_fkey" FOREIGN KEY ("practice_id", "entered_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_reviewed_by_id_fkey" FOREIGN KEY ("practice_id", "reviewed_by_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_review" ADD CONSTRAINT "safety_review_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_practice_id_author_id_fkey" FOREIGN KEY ("practice_id", "author_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_addendum" ADD CONSTRAINT "note_addendum_practice_id_client_id_note_id_fkey" FOREIGN KEY ("practice_id", "client_id", "note_id") REFERENCES "note"("practice_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_addendum" ADD CONSTRAINT "note_addendum_practice_id_author_id_fkey" FOREIGN KEY ("practice_id", "author_id") REFERENCES "membership"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ======================================================================================
-- The floor: whose row is whose is decided here, not in a query. Written by hand.
-- ======================================================================================

-- Names sort as people expect, in any alphabet.
ALTER TABLE "client" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "membership" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";

-- ---------- Grants ----------
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO interdepend_app, interdepend_identity;

GRANT SELECT ON "practice" TO interdepend_app;
GRANT UPDATE ("name", "time_zone", "country", "locale", "reading_promise_days", "quick_exit_url", "is_pin_default", "crisis_contacts")
  ON "practice" TO interdepend_app;
GRANT SELECT ("id", "email", "name", "created_at") ON "user_account" TO interdepend_app;
GRANT SELECT, INSERT, UPDATE ON "membership", "session", "entry_link" TO interdepend_app;
GRANT SELECT, INSERT, UPDATE ON
  "client", "client_overview", "safe_contact", "episode", "referent", "assignment", "link", "respondent_session",
  "draft_field", "response", "check_in", "flag", "safety_review", "note" TO interdepend_app;
GRANT SELECT, INSERT ON "score", "note_addendum", "audit_event" TO interdepend_app;
-- A draft is erased once its answers are submitted; an empty note may be thrown away by its author.
GRANT DELETE ON "draft_field", "note" TO interdepend_app;

GRANT SELECT, INSERT ON "practice" TO interdepend_identity;
GRANT SELECT, INSERT, UPDATE ON "user_account", "membership", "session", "entry_link" TO interdepend_identity;
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limit" TO interdepend_identity;
-- Sign-in, joining and password changes are acts of the record too; it can be added to and not read.
GRANT INSERT ON "audit_event" TO interdepend_identity;
GRANT SELECT ("practice_id", "client_id", "assignment_id", "id", "secret_hash", "ended_at") ON "link" TO interdepend_identity;
GRANT SELECT ("practice_id", "client_id", "assignment_id", "id", "token_hash", "ended_at") ON "respondent_session" TO interdepend_identity;

-- ---------- Row security: the practice ----------
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables b USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'practice_id' AND b.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY practice_wall ON %I TO interdepend_app
         USING (practice_id = (SELECT NULLIF(current_setting(''app.practice_id'', true), '''')::uuid))
         WITH CHECK (practice_id = (SELECT NULLIF(current_setting(''app.practice_id'', true), '''')::uuid))', t);
  END LOOP;
END $$;

ALTER TABLE "practice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "practice" FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON "practice" TO interdepend_app
  USING (id = (SELECT NULLIF(current_setting('app.practice_id', true), '')::uuid))
  WITH CHECK (id = (SELECT NULLIF(current_setting('app.practice_id', true), '')::uuid));
CREATE POLICY identity_all ON "practice" TO interdepend_identity USING (true) WITH CHECK (true);

-- An account is seen by a practice it belongs to.
ALTER TABLE "user_account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "user_account" FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON "user_account" TO interdepend_app
  USING (EXISTS (SELECT 1 FROM "membership" m WHERE m.user_id = "user_account".id));
CREATE POLICY identity_all ON "user_account" TO interdepend_identity USING (true) WITH CHECK (true);

CREATE POLICY identity_all ON "membership" TO interdepend_identity USING (true) WITH CHECK (true);
CREATE POLICY identity_all ON "session" TO interdepend_identity USING (true) WITH CHECK (true);
CREATE POLICY identity_all ON "entry_link" TO interdepend_identity USING (true) WITH CHECK (true);
CREATE POLICY identity_add ON "audit_event" FOR INSERT TO interdepend_identity WITH CHECK (true);
CREATE POLICY identity_look_up ON "link" FOR SELECT TO interdepend_identity USING (true);
CREATE POLICY identity_look_up ON "respondent_session" FOR SELECT TO interdepend_identity USING (true);

-- ---------- Row security: the respondent ----------
-- With app.client_id set, rows of another client do not exist.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['client_overview', 'episode', 'referent', 'assignment', 'link', 'respondent_session',
    'draft_field', 'response', 'score', 'check_in', 'flag', 'safety_review', 'safe_contact']
  LOOP
    EXECUTE format(
      'CREATE POLICY respondent_wall ON %I AS RESTRICTIVE TO interdepend_app
         USING (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL
                OR client_id = (SELECT NULLIF(current_setting(''app.client_id'', true), '''')::uuid))
         WITH CHECK (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL
                OR client_id = (SELECT NULLIF(current_setting(''app.client_id'', true), '''')::uuid))', t);
  END LOOP;
  -- These hold nothing a respondent's request may read or write at all.
  FOREACH t IN ARRAY ARRAY['note', 'note_addendum', 'session', 'entry_link']
  LOOP
    EXECUTE format(
      'CREATE POLICY respondent_wall ON %I AS RESTRICTIVE TO interdepend_app
         USING (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL)
         WITH CHECK (NULLIF(current_setting(''app.client_id'', true), '''') IS NULL)', t);
  END LOOP;
END $$;
CREATE POLICY respondent_wall ON "client" AS RESTRICTIVE TO interdepend_app
  USING (NULLIF(current_setting('app.client_id', true), '') IS NULL
         OR id = (SELECT NULLIF(current_setting('app.client_id', true), '')::uuid));
-- The record can be added to by a respondent's act, and not read by it.
CREATE POLICY respondent_wall ON "audit_event" AS RESTRICTIVE FOR SELECT TO interdepend_app
  USING (NULLIF(current_setting('app.client_id', true), '') IS NULL);

-- ---------- Constraints ----------
ALTER TABLE "installation" ADD CONSTRAINT installation_one_row CHECK (id = 1);
ALTER TABLE "practice" ADD CONSTRAINT practice_name_given CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  ADD CONSTRAINT practice_promise_days CHECK (reading_promise_days BETWEEN 1 AND 30);
ALTER TABLE "user_account" ADD CONSTRAINT user_email_lower CHECK (email = lower(email) AND length(email) <= 254);
ALTER TABLE "membership" ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'clinician'));
ALTER TABLE "entry_link" ADD CONSTRAINT entry_link_kind CHECK (kind IN ('setup', 'demo', 'join', 'reset')),
  ADD CONSTRAINT entry_link_join CHECK (kind <> 'join' OR (practice_id IS NOT NULL AND role IN ('owner', 'clinician'))),
  ADD CONSTRAINT entry_link_reset CHECK (kind <> 'reset' OR user_id IS NOT NULL);
ALTER TABLE "client" ADD CONSTRAINT client_name_given CHECK (length(btrim(name)) BETWEEN 1 AND 200);
ALTER TABLE "safe_contact" ADD CONSTRAINT safe_contact_choice CHECK (choice IN ('session', 'email', 'details')),
  ADD CONSTRAINT safe_contact_email CHECK (choice <> 'email' OR email_sealed IS NOT NULL),
  ADD CONSTRAINT safe_contact_stopped CHECK ((stopped_at IS NULL) = (stopped_by IS NULL) AND (stopped_at IS NULL) = (stopped_what IS NULL)
    AND (stopped_by IS NULL OR stopped_by IN ('client', 'practice')) AND (stopped_what IS NULL OR stopped_what IN ('reminders', 'all')));
ALTER TABLE "assignment" ADD CONSTRAINT assignment_via CHECK (via IN ('message', 'shown', 'handover', 'paper')),
  ADD CONSTRAINT assignment_end CHECK (completed_at IS NULL OR revoked_at IS NULL),
  ADD CONSTRAINT assignment_counts CHECK (answered BETWEEN 0 AND item_count AND pin_tries BETWEEN 0 AND 5);
ALTER TABLE "response" ADD CONSTRAINT response_source CHECK (source IN ('link', 'handover', 'paper')),
  ADD CONSTRAINT response_contact CHECK (contact IS NULL OR contact IN ('often', 'little', 'none')),
  ADD CONSTRAINT response_answers CHECK (jsonb_typeof(answers) = 'object'
    AND NOT jsonb_path_exists(answers, '$.* ? (@ != null && (@ < 0 || @ > 10))')),
  ADD CONSTRAINT response_void CHECK ((voided_at IS NULL) = (void_kind IS NULL)
    AND (void_kind IS NULL OR void_kind IN ('wrong-client', 'entered-in-error'))),
  ADD CONSTRAINT response_review CHECK ((reviewed_at IS NULL) = (reviewed_by_id IS NULL)),
  ADD CONSTRAINT response_paper CHECK ((source = 'paper') = (entered_by_id IS NOT NULL));
ALTER TABLE "score" ADD CONSTRAINT score_range CHECK (score IS NULL OR score BETWEEN 0 AND 100),
  ADD CONSTRAINT score_band CHECK ((score IS NULL) = (band IS NULL) AND (band IS NULL OR band BETWEEN 0 AND 4));
ALTER TABLE "check_in" ADD CONSTRAINT check_in_source CHECK (source IN ('link', 'handover', 'paper')),
  ADD CONSTRAINT check_in_ranges CHECK (
    (mood IS NULL OR mood BETWEEN 0 AND 10) AND (fulfilled IS NULL OR fulfilled BETWEEN 0 AND 10)
    AND (respected IS NULL OR respected BETWEEN 0 AND 10) AND (safe_to_disagree IS NULL OR safe_to_disagree BETWEEN 0 AND 4)),
  ADD CONSTRAINT check_in_contact CHECK (contact IS NULL OR contact IN ('often', 'little', 'none')),
  ADD CONSTRAINT check_in_void CHECK ((voided_at IS NULL) = (void_kind IS NULL)
    AND (void_kind IS NULL OR void_kind IN ('wrong-client', 'entered-in-error'))),
  ADD CONSTRAINT check_in_review CHECK ((reviewed_at IS NULL) = (reviewed_by_id IS NULL));
ALTER TABLE "flag" ADD CONSTRAINT flag_source CHECK (source_kind IN ('response', 'check-in')),
  ADD CONSTRAINT flag_resolved CHECK ((resolved_at IS NULL) = (resolved_by_id IS NULL));
ALTER TABLE "safety_review" ADD CONSTRAINT safety_review_closed
  CHECK ((closed_at IS NULL) = (closed_by_id IS NULL) AND (closed_at IS NULL OR reason_sealed IS NOT NULL));
ALTER TABLE "note" ADD CONSTRAINT note_kind CHECK (kind IN ('dap', 'soap', 'birp', 'plain', 'contact', 'closing'));

CREATE UNIQUE INDEX link_one_live ON "link" (practice_id, assignment_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX safety_review_one_open ON "safety_review" (practice_id, client_id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX episode_one_open ON "episode" (practice_id, client_id) WHERE ended_on IS NULL;
CREATE INDEX client_name_order ON "client" (practice_id, name COLLATE "und-x-icu");
CREATE INDEX client_active ON "client" (practice_id) WHERE archived_at IS NULL;

-- What was answered stays as it was answered; what was signed stays as it was signed.
CREATE FUNCTION keep_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.answers IS DISTINCT FROM OLD.answers OR NEW.completed_at IS DISTINCT FROM OLD.completed_at
     OR NEW.instrument_id IS DISTINCT FROM OLD.instrument_id OR NEW.instrument_version IS DISTINCT FROM OLD.instrument_version
     OR NEW.scoring_version IS DISTINCT FROM OLD.scoring_version OR NEW.client_id IS DISTINCT FROM OLD.client_id THEN
    RAISE EXCEPTION 'answers are kept as given' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_answers BEFORE UPDATE ON "response" FOR EACH ROW EXECUTE FUNCTION keep_answers();

CREATE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a signed note is kept as signed' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_signed_note BEFORE UPDATE OR DELETE ON "note" FOR EACH ROW EXECUTE FUNCTION keep_signed_note();
