-- The read queue, oldest first, a page at a time. Written by hand: Prisma cannot say which rows an index holds.
CREATE INDEX response_unread ON "response" (practice_id, completed_at, id) WHERE reviewed_at IS NULL AND voided_at IS NULL;
CREATE INDEX check_in_unread ON "check_in" (practice_id, completed_at, id) WHERE reviewed_at IS NULL AND voided_at IS NULL;
