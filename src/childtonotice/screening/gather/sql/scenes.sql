-- The logs of all incidents that a batch may need, taken once: those with a sign of a child, since edges join no other.
CREATE TEMP TABLE kept_logs AS
SELECT l.incident_id, l.log
FROM logs l
SEMI JOIN (SELECT incident_id FROM targets UNION SELECT incident_id FROM edges) USING (incident_id);
