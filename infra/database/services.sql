-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The databases and roles of the three services, for psql 14 or later:
--   psql -v ON_ERROR_STOP=1 -q -o /dev/null -f services.sql
-- Passwords come from the environment, so that no command line shows them; one that is not set stops the script.
\set maintenance :DBNAME

\set database registry
\getenv owner REGISTRY_OWNER_PASSWORD
\getenv service REGISTRY_SERVICE_PASSWORD
\getenv worker REGISTRY_WORKER_PASSWORD
\ir service.sql

\set database casework
\getenv owner CASEWORK_OWNER_PASSWORD
\getenv service CASEWORK_SERVICE_PASSWORD
\getenv worker CASEWORK_WORKER_PASSWORD
\ir service.sql

\set database information_system
\getenv owner INFORMATION_SYSTEM_OWNER_PASSWORD
\getenv service INFORMATION_SYSTEM_SERVICE_PASSWORD
\getenv worker INFORMATION_SYSTEM_WORKER_PASSWORD
\ir service.sql
