-- Answering rewrites what the caseload shows of a client, and that names the next day of a schedule: a respondent's
-- request reads the plan of its own client, and still writes none.
DROP POLICY respondent_wall ON "schedule";
CREATE POLICY respondent_wall ON "schedule" AS RESTRICTIVE TO interdepend_app
  USING (NULLIF(current_setting('app.client_id', true), '') IS NULL
         OR client_id = (SELECT NULLIF(current_setting('app.client_id', true), '')::uuid))
  WITH CHECK (NULLIF(current_setting('app.client_id', true), '') IS NULL);
