-- AlterTable
ALTER TABLE "client_overview" ADD COLUMN     "is_unfinished" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "missed_count" INTEGER NOT NULL DEFAULT 0;

-- ---------- The two counted filters of the caseload, each in an index of its own. Written by hand. ----------
CREATE INDEX client_overview_missed ON "client_overview" (practice_id, client_id) WHERE missed_count > 0 AND NOT is_archived;
CREATE INDEX client_overview_unfinished ON "client_overview" (practice_id, client_id) WHERE is_unfinished AND NOT is_archived;
