-- AlterTable
ALTER TABLE "session" ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "link" ADD COLUMN     "code_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "code_hash" BYTEA;

-- AlterTable
ALTER TABLE "respondent_session" ADD COLUMN     "is_handed_over" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "link_code_hash_key" ON "link"("code_hash");

-- ======================================================================================
-- The floor under the new columns. Written by hand.
-- ======================================================================================

-- A code is found before it is known whose it is, as a link's secret is.
GRANT SELECT ("code_hash", "code_expires_at") ON "link" TO interdepend_identity;

-- Live links alone have a code, and every code runs out.
ALTER TABLE "link" ADD CONSTRAINT link_code
  CHECK ((code_hash IS NULL) = (code_expires_at IS NULL) AND (code_hash IS NULL OR ended_at IS NULL));
