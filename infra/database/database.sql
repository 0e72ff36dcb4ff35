-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Makes a database with its roles, or brings them to this state; run again it changes the passwords and nothing else.
-- It runs as a superuser, or as a role with CREATEROLE and CREATEDB, on another database of the server.
--   database   its name, such as registry; its roles are registry_owner, registry_service and registry_worker
--   passwords  a JSON object of role and password, such as {"owner": "…", "service": "…", "worker": "…"}
-- psql runs this file (services.sql, queue.sql), and so does tools/embedded-postgres, which knows of psql's language only
-- what stands here: :'variable', :"variable" and \gexec, which runs the statements that a query answers.

-- Two scripts that provision at once would conflict on the same rows of the catalogue.
SELECT pg_advisory_lock(hashtextextended('provisioning', 0));

SELECT format('CREATE ROLE %I NOSUPERUSER NOBYPASSRLS NOREPLICATION', :'database' || '_' || part)
FROM jsonb_object_keys(:'passwords') AS part
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'database' || '_' || part)
\gexec

-- Only a superuser may name these attributes of an existing role. They are left out when none has to be removed.
SELECT format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOREPLICATION', rolname)
FROM pg_roles, jsonb_object_keys(:'passwords') AS part
WHERE rolname = :'database' || '_' || part AND (rolsuper OR rolbypassrls OR rolreplication)
\gexec

SELECT format('ALTER ROLE %I LOGIN NOCREATEDB NOCREATEROLE PASSWORD %L', :'database' || '_' || part, password)
FROM jsonb_each_text(:'passwords') AS given (part, password)
\gexec

-- A transaction left open holds locks and old row versions: the server ends it. The owner of a service's database is spared,
-- since it only migrates; the queue's database has an owner alone, and that one serves.
SELECT format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', :'database' || '_' || part, '10s')
FROM jsonb_object_keys(:'passwords') AS part
WHERE part <> 'owner' OR NOT jsonb_exists(:'passwords', 'service')
\gexec

-- Nobody waits longer for an answer. A job may take longer.
SELECT format('ALTER ROLE %I SET statement_timeout = %L', :'database' || '_' || part, '15s')
FROM jsonb_object_keys(:'passwords') AS part
WHERE part = 'service'
\gexec

-- A role that is not a superuser must be a member of the owner to make a database for it, and the extensions in it.
SELECT format('GRANT %I TO CURRENT_USER WITH INHERIT TRUE, SET TRUE', :'database' || '_owner')
FROM pg_roles WHERE rolname = current_user AND NOT rolsuper
\gexec

SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'database' || '_owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;

-- Nor does anybody enter the databases that every server has, but their owner: they would be a place for tables of one's own.
-- On a managed server they belong to another role, and stay as they are.
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', datname) FROM pg_database
WHERE datname IN ('postgres', 'template1') AND pg_has_role(current_user, datdba, 'USAGE')
\gexec

SELECT format('GRANT CONNECT ON DATABASE %I TO %I', :'database', :'database' || '_' || part)
FROM jsonb_object_keys(:'passwords') AS part
\gexec
