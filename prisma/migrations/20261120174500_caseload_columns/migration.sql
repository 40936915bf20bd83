-- AlterTable
ALTER TABLE "client_overview" ADD COLUMN     "contact_state" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "is_archived" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_due" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_overdue" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_unread" BOOLEAN NOT NULL DEFAULT false;

-- ---------- The tabs of the caseload, each counted and read in an index of its own. Written by hand. ----------
CREATE INDEX client_overview_open ON "client_overview" (practice_id, status_rank, status_at, client_id)
  WHERE NOT is_archived;
CREATE INDEX client_overview_archived ON "client_overview" (practice_id, client_id) WHERE is_archived;
CREATE INDEX client_overview_due ON "client_overview" (practice_id, client_id) WHERE is_due AND NOT is_archived;
CREATE INDEX client_overview_overdue ON "client_overview" (practice_id, client_id) WHERE is_overdue AND NOT is_archived;
CREATE INDEX client_overview_unread ON "client_overview" (practice_id, client_id) WHERE is_unread AND NOT is_archived;
