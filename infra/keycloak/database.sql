-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The database of Keycloak and its role; run after services.sql, as it is.
\set database keycloak
\getenv owner KEYCLOAK_OWNER_PASSWORD
SELECT json_build_object('owner', :'owner') AS passwords
\gset
\ir ../database/database.sql

-- Its own migrations may leave a transaction idle for longer.
ALTER ROLE keycloak_owner RESET idle_in_transaction_session_timeout;
