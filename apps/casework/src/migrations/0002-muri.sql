-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Events and audit rows belong to the Ambito in which they are written: a transaction of one Ambito writes no row in
-- the name of another. Only the worker reads the outbox, of every Ambito, to hand it over; nobody reads the audit.

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY scritta_nel_proprio_ambito ON outbox FOR INSERT
  WITH CHECK (ambito_id = nullif(current_setting('ambito.ambito_id', true), '')::uuid);
CREATE POLICY consegnata_dal_worker ON outbox FOR SELECT TO casework_worker USING (true);
CREATE POLICY inviata_dal_worker ON outbox FOR UPDATE TO casework_worker USING (true);

ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY scritto_nel_proprio_ambito ON audit FOR INSERT
  WITH CHECK (ambito_id IS NOT DISTINCT FROM nullif(current_setting('ambito.ambito_id', true), '')::uuid);
