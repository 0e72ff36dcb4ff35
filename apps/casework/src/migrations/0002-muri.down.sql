-- SPDX-License-Identifier: AGPL-3.0-or-later
DROP POLICY scritto_nel_proprio_ambito ON audit;
ALTER TABLE audit NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit DISABLE ROW LEVEL SECURITY;
DROP POLICY inviata_dal_worker ON outbox;
DROP POLICY consegnata_dal_worker ON outbox;
DROP POLICY scritta_nel_proprio_ambito ON outbox;
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox DISABLE ROW LEVEL SECURITY;
