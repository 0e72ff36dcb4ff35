-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The first migration of every service. {service} is the name of the service and the prefix of its roles.

GRANT USAGE ON SCHEMA public TO {service}_service, {service}_worker;

-- The key of an advisory lock, from its name and the locked record. locks.ts lists every name.
CREATE FUNCTION lock_key(name text, record text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN hashtextextended(name || ' ' || record, 0);

-- Whether a text is a name or an address as it is kept: one line, in NFC, so that equal letters are equal.
CREATE FUNCTION una_riga(testo text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN testo IS NFC NORMALIZED AND testo !~ '[\x01-\x1f\x7f-\x9f\u2028\u2029]';

-- The Ambito of the transaction; null outside any.
CREATE FUNCTION ambito_corrente() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('ambito.ambito_id', true), '')::uuid;

-- Events to hand over, in the order of seq. The service only appends; the worker reads them and marks those that it sent. Of each
-- aggregate the last state stays, since read models are rebuilt from it; an earlier one goes once a later one has long arrived.
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  ambito_id uuid,
  evento jsonb NOT NULL,
  -- The request that the event comes from: the log and the audit of each consumer name it too.
  request_id text NOT NULL,
  creato_il timestamptz NOT NULL DEFAULT now(),
  inviato_il timestamptz,
  -- Since when a consumer has a later state of the aggregate.
  superato_il timestamptz
);
CREATE INDEX outbox_da_inviare ON outbox (seq) WHERE inviato_il IS NULL;
CREATE INDEX outbox_stati ON outbox ((evento ->> 'tipo'), (evento #>> '{aggregato,id}')) WHERE superato_il IS NULL;
CREATE INDEX outbox_superati ON outbox (superato_il) WHERE superato_il IS NOT NULL;
-- A transaction of an Ambito writes no event in the name of another Ambito. What is told of none, such as a list of codes, may be
-- written in any; the administrator, who acts in none, writes for any.
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY scritta_nel_proprio_ambito ON outbox FOR INSERT
  WITH CHECK (ambito_id IS NULL OR ambito_corrente() IS NULL OR ambito_id = ambito_corrente());
CREATE POLICY consegnata_dal_worker ON outbox FOR SELECT TO {service}_worker USING (true);
CREATE POLICY inviata_dal_worker ON outbox FOR UPDATE TO {service}_worker USING (true);
CREATE POLICY superata_tolta_dal_worker ON outbox FOR DELETE TO {service}_worker USING (superato_il IS NOT NULL);
GRANT INSERT ON outbox TO {service}_service;
GRANT SELECT, INSERT, UPDATE (inviato_il, superato_il), DELETE ON outbox TO {service}_worker;

-- Deliveries to a queue, with the instant of their confirmation.
CREATE TABLE consegna (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  coda text NOT NULL,
  eventi uuid[] NOT NULL,
  inviata_il timestamptz NOT NULL DEFAULT now(),
  confermata_il timestamptz
);
CREATE INDEX consegna_da_confermare ON consegna (inviata_il) WHERE confermata_il IS NULL;
CREATE INDEX consegna_confermata ON consegna (confermata_il) WHERE confermata_il IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (inviata_il, confermata_il), DELETE ON consegna TO {service}_worker;

-- Events that could not be applied. They are kept until they were replayed by hand, and some time after. One that fails again waits again.
CREATE TABLE evento_scartato (
  id uuid PRIMARY KEY,
  coda text NOT NULL,
  evento jsonb NOT NULL,
  -- The request that the event comes from.
  request_id text NOT NULL,
  errore text NOT NULL,
  scartato_il timestamptz NOT NULL DEFAULT now(),
  riproposto_il timestamptz
);
CREATE INDEX evento_riproposto ON evento_scartato (riproposto_il) WHERE riproposto_il IS NOT NULL;
ALTER TABLE evento_scartato ENABLE ROW LEVEL SECURITY;
ALTER TABLE evento_scartato FORCE ROW LEVEL SECURITY;
CREATE POLICY letto_dal_worker ON evento_scartato FOR SELECT TO {service}_worker USING (true);
CREATE POLICY scartato_dal_worker ON evento_scartato FOR INSERT TO {service}_worker WITH CHECK (true);
CREATE POLICY riproposto_dal_worker ON evento_scartato FOR UPDATE TO {service}_worker USING (true);
CREATE POLICY riproposto_tolto_dal_worker ON evento_scartato FOR DELETE TO {service}_worker USING (riproposto_il IS NOT NULL);
GRANT SELECT, INSERT, UPDATE (errore, scartato_il, riproposto_il), DELETE ON evento_scartato TO {service}_worker;

-- Who wrote and who read which record. No role of a service reads the table, and nobody changes a row.
CREATE TABLE audit (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  quando timestamptz NOT NULL,
  attore text NOT NULL,
  ruolo text NOT NULL,
  ambito_id uuid,
  azione text NOT NULL,
  tipo text NOT NULL,
  record_id text NOT NULL,
  motivo text,
  -- The system's own id of the request, and the one that the caller gave it.
  request_id text NOT NULL,
  caller_request_id text,
  impronta bytea NOT NULL
);
CREATE INDEX audit_record ON audit (record_id, quando);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY scritto_nel_proprio_ambito ON audit FOR INSERT WITH CHECK (ambito_id IS NOT DISTINCT FROM ambito_corrente());
GRANT INSERT ON audit TO {service}_service, {service}_worker;

-- How many personal records an account has read by a role on a day of Rome. A read beyond the limit is taken back as a whole. The
-- rows of who read half of it stay, with the instant, for those who answer for the Ambito; the others go after some days.
CREATE TABLE letture_del_giorno (
  ambito_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  giorno date NOT NULL,
  attore text NOT NULL,
  ruolo text NOT NULL,
  registrazioni integer NOT NULL,
  limite integer NOT NULL,
  -- What the last request might read beyond the limit: nothing, but for the answer of a command that was done.
  riserva integer NOT NULL DEFAULT 0,
  segnalate_il timestamptz,
  rifiutate integer NOT NULL DEFAULT 0,
  PRIMARY KEY (ambito_id, id),
  UNIQUE (ambito_id, giorno, attore, ruolo),
  CONSTRAINT letture_entro_il_limite CHECK (registrazioni <= limite + riserva)
) WITH (fillfactor = 50);
CREATE INDEX letture_segnalate ON letture_del_giorno (ambito_id, segnalate_il, id) WHERE segnalate_il IS NOT NULL;
CREATE INDEX letture_da_scordare ON letture_del_giorno (giorno) WHERE segnalate_il IS NULL;
ALTER TABLE letture_del_giorno ENABLE ROW LEVEL SECURITY;
ALTER TABLE letture_del_giorno FORCE ROW LEVEL SECURITY;
CREATE POLICY per_ambito ON letture_del_giorno TO {service}_service
  USING (ambito_id = ambito_corrente()) WITH CHECK (ambito_id = ambito_corrente());
CREATE POLICY scordate_dal_worker ON letture_del_giorno TO {service}_worker USING (segnalate_il IS NULL) WITH CHECK (false);
GRANT SELECT, INSERT, UPDATE (registrazioni, limite, riserva, segnalate_il, rifiutate) ON letture_del_giorno TO {service}_service;
GRANT SELECT, DELETE ON letture_del_giorno TO {service}_worker;

-- The answer to each command, by its idempotency key: a command that is sent twice is done once.
CREATE TABLE idempotenza (
  attore text NOT NULL,
  azione text NOT NULL,
  chiave text NOT NULL CHECK (length(chiave) BETWEEN 8 AND 100),
  impronta bytea NOT NULL,
  risultato jsonb,
  creato_il timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (attore, azione, chiave)
);
CREATE INDEX idempotenza_eta ON idempotenza (creato_il);
-- An account has its own keys, and no other's.
ALTER TABLE idempotenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotenza FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_account ON idempotenza TO {service}_service
  USING (attore = current_setting('ambito.attore', true)) WITH CHECK (attore = current_setting('ambito.attore', true));
CREATE POLICY scordate_dal_worker ON idempotenza TO {service}_worker USING (true) WITH CHECK (false);
GRANT SELECT, INSERT, UPDATE (risultato) ON idempotenza TO {service}_service;
GRANT SELECT, DELETE ON idempotenza TO {service}_worker;
