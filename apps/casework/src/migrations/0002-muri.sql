-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Each event of casework is about what is done for a person in an Ambito: outside any Ambito nobody writes one.
CREATE POLICY sempre_di_un_ambito ON outbox AS RESTRICTIVE FOR INSERT WITH CHECK (ambito_id = ambito_corrente());
