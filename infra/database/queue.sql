-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The database of the queue and its role, where there is neither Redis nor Valkey. It runs as services.sql does.
\set database queue
\getenv owner QUEUE_OWNER_PASSWORD
SELECT json_build_object('owner', :'owner') AS passwords
\gset
\ir database.sql
