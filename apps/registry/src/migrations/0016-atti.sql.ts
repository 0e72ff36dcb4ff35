// SPDX-License-Identifier: AGPL-3.0-or-later

/** Texts that were adopted, approved, answered or told stay; what may still be said of them is said once. */
export const ATTI = `
  CREATE TRIGGER direttiva_immutabile BEFORE UPDATE OR DELETE ON direttiva
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'periodo', 'recepita_il', 'versione');
  CREATE TRIGGER direttiva_recepita BEFORE UPDATE ON direttiva FOR EACH ROW WHEN (OLD.recepita_il IS NOT NULL)
    EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'periodo', 'versione');
  CREATE TRIGGER direttiva_revocata BEFORE UPDATE ON direttiva
    FOR EACH ROW WHEN (NOT upper_inf(OLD.periodo) OR lower(NEW.periodo) <> lower(OLD.periodo))
    EXECUTE FUNCTION registrato_immutabile('direttiva_immutabile', 'recepita_il', 'versione');

  CREATE TRIGGER contributo_immutabile BEFORE UPDATE OR DELETE ON contributo
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('contributo_immutabile', 'esito', 'risposta', 'risposto_il', 'obiettivo_id', 'versione');
  CREATE TRIGGER contributo_risposto BEFORE UPDATE ON contributo FOR EACH ROW WHEN (OLD.esito IS NOT NULL)
    EXECUTE FUNCTION registrato_immutabile('contributo_immutabile');

  CREATE TRIGGER andamento_immutabile BEFORE UPDATE OR DELETE ON andamento_obiettivo
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('andamento_immutabile');
  CREATE TRIGGER edizione_immutabile BEFORE UPDATE OR DELETE ON edizione_piano
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('edizione_immutabile');

  CREATE TRIGGER accordo_immutabile BEFORE UPDATE OR DELETE ON accordo
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'periodo', 'atto_termine', 'non_si_rinnova', 'versione');
  CREATE TRIGGER accordo_iniziato BEFORE UPDATE ON accordo FOR EACH ROW WHEN (lower(NEW.periodo) <> lower(OLD.periodo))
    EXECUTE FUNCTION registrato_immutabile('accordo_immutabile', 'atto_termine', 'non_si_rinnova', 'versione');

  CREATE TRIGGER piano_immutabile BEFORE UPDATE OR DELETE ON piano_di_zona
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('piano_immutabile', 'stato', 'versione');
  CREATE TRIGGER obiettivo_del_suo_piano BEFORE UPDATE ON obiettivo_di_piano
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('obiettivo_del_suo_piano', 'ordine', 'descrizione', 'indicatore', 'valore_atteso', 'entro');
  CREATE TRIGGER linea_immutabile BEFORE UPDATE OR DELETE ON linea_di_bilancio
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('linea_immutabile', 'importo', 'importo_approvato', 'stato', 'versione');

  REVOKE UPDATE ON direttiva, contributo, accordo, piano_di_zona, linea_di_bilancio FROM registry_service;
  GRANT UPDATE (periodo, recepita_il, versione) ON direttiva TO registry_service;
  GRANT UPDATE (esito, risposta, risposto_il, obiettivo_id, versione) ON contributo TO registry_service;
  GRANT UPDATE (periodo, atto_termine, non_si_rinnova, versione) ON accordo TO registry_service;
  GRANT UPDATE (stato, versione) ON piano_di_zona TO registry_service;
  GRANT UPDATE (importo, importo_approvato, stato, versione) ON linea_di_bilancio TO registry_service;
  REVOKE UPDATE ON linea_di_bilancio FROM registry_worker;
  GRANT UPDATE (importo, importo_approvato, stato, versione) ON linea_di_bilancio TO registry_worker;
  -- A line that comes down moves its plan to the next version.
  GRANT UPDATE (versione) ON piano_di_zona TO registry_worker;
`;

export const SENZA_ATTI = `
  DROP TRIGGER linea_immutabile ON linea_di_bilancio;
  DROP TRIGGER obiettivo_del_suo_piano ON obiettivo_di_piano;
  DROP TRIGGER piano_immutabile ON piano_di_zona;
  DROP TRIGGER accordo_iniziato ON accordo;
  DROP TRIGGER accordo_immutabile ON accordo;
  DROP TRIGGER edizione_immutabile ON edizione_piano;
  DROP TRIGGER andamento_immutabile ON andamento_obiettivo;
  DROP TRIGGER contributo_risposto ON contributo;
  DROP TRIGGER contributo_immutabile ON contributo;
  DROP TRIGGER direttiva_revocata ON direttiva;
  DROP TRIGGER direttiva_recepita ON direttiva;
  DROP TRIGGER direttiva_immutabile ON direttiva;
  REVOKE UPDATE ON direttiva, contributo, accordo, piano_di_zona, linea_di_bilancio FROM registry_service;
  GRANT UPDATE ON direttiva, contributo, accordo, piano_di_zona, linea_di_bilancio TO registry_service;
  REVOKE UPDATE ON linea_di_bilancio FROM registry_worker;
  GRANT UPDATE ON linea_di_bilancio TO registry_worker;
  REVOKE UPDATE (versione) ON piano_di_zona FROM registry_worker;
`;

/** A rule of one row when it is written. What it looks at never changes, so that two at once cannot break it. */
const regola = (nome: string, quando: string, condizione: string): string => `
  CREATE FUNCTION ${nome}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (${condizione}) THEN
      RAISE EXCEPTION 'the row does not fit its plan or its Ambito' USING ERRCODE = 'check_violation', CONSTRAINT = '${nome}';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER ${nome} BEFORE ${quando} EXECUTE FUNCTION ${nome}();
`;

/** Art. 6 c. 1, art. 7 c. 2: objectives, their course and the budget lines are of days of their plan; art. 2 c. 5 c: of the own Ambito. */
export const REGOLE_DEL_PIANO = [
  regola(
    'obiettivo_nel_periodo',
    'INSERT OR UPDATE OF entro ON obiettivo_di_piano FOR EACH ROW',
    'SELECT FROM piano_di_zona WHERE id = NEW.piano_id AND periodo @> NEW.entro',
  ),
  regola(
    'andamento_nel_periodo',
    'INSERT ON andamento_obiettivo FOR EACH ROW',
    `SELECT FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
      WHERE o.id = NEW.obiettivo_id AND p.periodo @> NEW.al`,
  ),
  regola(
    'linea_nel_periodo',
    'INSERT ON linea_di_bilancio FOR EACH ROW',
    `SELECT FROM piano_di_zona WHERE id = NEW.piano_id
      AND NEW.anno BETWEEN extract(year FROM lower(periodo)) AND extract(year FROM upper(periodo) - 1)`,
  ),
  regola(
    'linea_ridotta_con_risposta',
    'UPDATE OF importo_approvato ON linea_di_bilancio FOR EACH ROW WHEN (coalesce(NEW.importo_approvato, -1) < OLD.importo_approvato)',
    `SELECT FROM riduzione_linea WHERE linea_id = NEW.id AND stato = 'APPLICATA' AND importo = NEW.importo_approvato AND impegnato <= importo`,
  ),
  regola(
    'contributo_obiettivo_di_ambito',
    'INSERT OR UPDATE OF obiettivo_id ON contributo FOR EACH ROW WHEN (NEW.obiettivo_id IS NOT NULL)',
    `SELECT FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
      WHERE o.id = NEW.obiettivo_id AND p.ambito_id = NEW.ambito_id`,
  ),
].join('');

export const SENZA_REGOLE_DEL_PIANO = `
  DROP TRIGGER contributo_obiettivo_di_ambito ON contributo;
  DROP TRIGGER linea_ridotta_con_risposta ON linea_di_bilancio;
  DROP TRIGGER linea_nel_periodo ON linea_di_bilancio;
  DROP TRIGGER andamento_nel_periodo ON andamento_obiettivo;
  DROP TRIGGER obiettivo_nel_periodo ON obiettivo_di_piano;
  DROP FUNCTION contributo_obiettivo_di_ambito, linea_ridotta_con_risposta, linea_nel_periodo, andamento_nel_periodo, obiettivo_nel_periodo;
`;

/** Art. 2 c. 5 f and o: who is party to an agreement, by name and, where it is known here, by reference: an ente or a Comune of the Ambito. */
export const PARTI_DEGLI_ACCORDI = `
  ALTER TABLE accordo ADD CONSTRAINT accordo_di_ambito UNIQUE (id, ambito_id);
  CREATE TABLE accordo_parte (
    accordo_id uuid NOT NULL,
    ambito_id uuid NOT NULL,
    ordine smallint NOT NULL,
    -- As it was called at the signing.
    nome text NOT NULL,
    ente_id uuid,
    codice_istat text REFERENCES comune,
    PRIMARY KEY (accordo_id, ordine),
    FOREIGN KEY (accordo_id, ambito_id) REFERENCES accordo (id, ambito_id),
    CONSTRAINT accordo_parte_ente FOREIGN KEY (ente_id, ambito_id) REFERENCES ente (id, ambito_id),
    CONSTRAINT accordo_parte_ente_o_comune CHECK (num_nonnulls(ente_id, codice_istat) <= 1),
    CONSTRAINT accordo_parte_ente_una_volta UNIQUE (accordo_id, ente_id),
    CONSTRAINT accordo_parte_comune_una_volta UNIQUE (accordo_id, codice_istat)
  );
  CREATE INDEX accordo_parte_di_ente ON accordo_parte (ente_id) WHERE ente_id IS NOT NULL;
  INSERT INTO accordo_parte (accordo_id, ambito_id, ordine, nome)
    SELECT id, ambito_id, ordine, nome FROM accordo CROSS JOIN LATERAL unnest(parti) WITH ORDINALITY AS parte (nome, ordine);
  ALTER TABLE accordo DROP COLUMN parti;

  CREATE TRIGGER accordo_parte_immutabile BEFORE UPDATE OR DELETE ON accordo_parte
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('accordo_immutabile');
  CREATE FUNCTION accordo_con_parti() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM accordo_parte WHERE accordo_id = NEW.id) THEN
      RAISE EXCEPTION 'an agreement is with somebody' USING ERRCODE = 'check_violation', CONSTRAINT = 'accordo_con_parti';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER accordo_con_parti AFTER INSERT ON accordo
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accordo_con_parti();
  ${regola(
    'accordo_parte_associata',
    'INSERT ON accordo_parte FOR EACH ROW WHEN (NEW.codice_istat IS NOT NULL)',
    `SELECT FROM accordo AS d JOIN appartenenza AS a ON a.ambito_id = d.ambito_id AND a.periodo @> d.sottoscritto_il
      WHERE d.id = NEW.accordo_id AND a.codice_istat = NEW.codice_istat`,
  )}
  GRANT SELECT, INSERT ON accordo_parte TO registry_service;
`;

export const SENZA_PARTI_DEGLI_ACCORDI = `
  ALTER TABLE accordo ADD COLUMN parti text[];
  UPDATE accordo SET parti = ARRAY(SELECT nome FROM accordo_parte WHERE accordo_id = id ORDER BY ordine);
  ALTER TABLE accordo ALTER COLUMN parti SET NOT NULL, ADD CHECK (cardinality(parti) > 0);
  DROP TRIGGER accordo_con_parti ON accordo;
  DROP TABLE accordo_parte;
  DROP FUNCTION accordo_con_parti, accordo_parte_associata;
  ALTER TABLE accordo DROP CONSTRAINT accordo_di_ambito;
`;

/** Art. 6 c. 1: a reduction that awaits its answer may be withdrawn; it is decided once. */
export const RIDUZIONI = `
  ALTER TABLE riduzione_linea
    ADD COLUMN ritirata_il timestamptz,
    DROP CONSTRAINT riduzione_linea_stato_check,
    DROP CONSTRAINT riduzione_esaminata,
    ADD CONSTRAINT riduzione_linea_stato_check CHECK (stato IN ('RICHIESTA', 'APPLICATA', 'RIFIUTATA', 'RITIRATA')),
    ADD CONSTRAINT riduzione_esaminata CHECK (
      (stato IN ('APPLICATA', 'RIFIUTATA')) = (esaminata_il IS NOT NULL) AND (impegnato IS NULL OR esaminata_il IS NOT NULL)
      AND (stato = 'RITIRATA') = (ritirata_il IS NOT NULL));
  CREATE TRIGGER riduzione_immutabile BEFORE UPDATE OR DELETE ON riduzione_linea
    FOR EACH ROW EXECUTE FUNCTION registrato_immutabile('riduzione_decisa', 'stato', 'esaminata_il', 'impegnato', 'ritirata_il');
  CREATE TRIGGER riduzione_decisa BEFORE UPDATE ON riduzione_linea FOR EACH ROW WHEN (OLD.stato <> 'RICHIESTA')
    EXECUTE FUNCTION registrato_immutabile('riduzione_decisa');
  REVOKE UPDATE ON riduzione_linea FROM registry_service, registry_worker;
  GRANT UPDATE (stato, ritirata_il) ON riduzione_linea TO registry_service;
  GRANT UPDATE (stato, esaminata_il, impegnato) ON riduzione_linea TO registry_worker;
`;

/** One that was withdrawn is, to what was there before, one that was refused: the line stayed as it was. */
export const SENZA_RIDUZIONI = `
  DROP TRIGGER riduzione_decisa ON riduzione_linea;
  DROP TRIGGER riduzione_immutabile ON riduzione_linea;
  ALTER TABLE riduzione_linea DROP CONSTRAINT riduzione_linea_stato_check, DROP CONSTRAINT riduzione_esaminata;
  UPDATE riduzione_linea SET stato = 'RIFIUTATA', esaminata_il = ritirata_il WHERE stato = 'RITIRATA';
  ALTER TABLE riduzione_linea
    DROP COLUMN ritirata_il,
    ADD CONSTRAINT riduzione_linea_stato_check CHECK (stato IN ('RICHIESTA', 'APPLICATA', 'RIFIUTATA')),
    ADD CONSTRAINT riduzione_esaminata CHECK ((stato = 'RICHIESTA') = (esaminata_il IS NULL AND impegnato IS NULL));
  REVOKE UPDATE ON riduzione_linea FROM registry_service, registry_worker;
  GRANT UPDATE ON riduzione_linea TO registry_service, registry_worker;
`;
