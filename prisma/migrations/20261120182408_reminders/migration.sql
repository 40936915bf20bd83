-- AlterTable
ALTER TABLE "practice" ADD COLUMN     "reminder_after_days" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "reminder_count" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "safe_contact" ADD COLUMN     "no_reminders" BOOLEAN NOT NULL DEFAULT false;

-- ---------- Written by hand ----------
GRANT UPDATE ("reminder_count", "reminder_after_days") ON "practice" TO interdepend_app;

ALTER TABLE "practice" ADD CONSTRAINT practice_reminders
  CHECK (reminder_count BETWEEN 0 AND 2 AND reminder_after_days BETWEEN 1 AND 14);
ALTER TABLE "message" DROP CONSTRAINT message_kind;
ALTER TABLE "message" ADD CONSTRAINT message_kind CHECK (kind IN ('form', 'reminder') AND channel IN ('email'));
