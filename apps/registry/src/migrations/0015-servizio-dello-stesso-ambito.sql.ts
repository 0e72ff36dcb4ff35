// SPDX-License-Identifier: AGPL-3.0-or-later

/** Art. 4 c. 1: residents that are not known are not none; and whose employee a permanent assistente sociale is. */
export const RAPPORTO = `
  -- Of the Comuni that are of an Ambito on a day, each by its latest year not after the day's. Null when that of any is not
  -- known, or no Comune is of the Ambito.
  CREATE FUNCTION residenti_ambito(dell_ambito uuid, giorno date) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN count(*) = count(p.residenti) THEN sum(p.residenti)::integer END
    FROM appartenenza a LEFT JOIN LATERAL (
      SELECT residenti FROM popolazione WHERE codice_istat = a.codice_istat AND anno <= extract(year FROM giorno)
      ORDER BY anno DESC LIMIT 1) AS p ON true
    WHERE a.ambito_id = dell_ambito AND a.periodo @> giorno $$;

  ALTER TABLE titolo_di_servizio ADD datore text
    CHECK (datore IN ('COMUNE', 'AMBITO', 'ENTE_STRUMENTALE', 'ASL_RIMBORSATA', 'TERZO_SETTORE', 'ALTRO'));
  -- Only what the name of the employer tells by itself; of the others nobody has said yet.
  UPDATE titolo_di_servizio AS t SET datore = CASE WHEN EXISTS (
      SELECT FROM capofila f JOIN comune c USING (codice_istat) WHERE f.ambito_id = o.ambito_id AND t.ente IN (c.nome, 'Comune di ' || c.nome)
    ) THEN 'AMBITO' ELSE 'COMUNE' END
    FROM operatore o WHERE o.id = t.operatore_id AND t.tempo_indeterminato AND EXISTS (
      SELECT FROM appartenenza a JOIN comune c USING (codice_istat) WHERE a.ambito_id = o.ambito_id AND t.ente IN (c.nome, 'Comune di ' || c.nome));
  -- Not of what was there before, which may still be ended or made longer.
  CREATE FUNCTION titolo_con_datore() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.datore IS NULL THEN
      RAISE EXCEPTION 'a title tells who the employer is' USING ERRCODE = 'check_violation', CONSTRAINT = 'titolo_con_datore';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER titolo_con_datore BEFORE INSERT OR UPDATE OF datore ON titolo_di_servizio
    FOR EACH ROW EXECUTE FUNCTION titolo_con_datore();
`;

/** Art. 2 c. 3 and art. 8: who serves, where, and who stands in, are of one Ambito. */
export const STESSO_AMBITO = `
  ALTER TABLE incarico ADD ambito_id uuid;
  UPDATE incarico SET ambito_id = o.ambito_id FROM operatore o WHERE o.id = operatore_id;
  -- Those of places, not of what was there before: that ends when somebody says when.
  ALTER TABLE incarico
    ALTER ambito_id SET NOT NULL,
    ADD CONSTRAINT incarico_di_operatore_dell_ambito FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore (ambito_id, id),
    ADD CONSTRAINT incarico_in_sede_dell_ambito FOREIGN KEY (ambito_id, sede_id) REFERENCES sede (ambito_id, id) NOT VALID,
    ADD CONSTRAINT incarico_in_comune_associato FOREIGN KEY (codice_istat, ambito_id, PERIOD periodo)
      REFERENCES appartenenza (codice_istat, ambito_id, PERIOD periodo) NOT VALID;

  ALTER TABLE assenza ADD ambito_id uuid;
  UPDATE assenza SET ambito_id = o.ambito_id FROM operatore o WHERE o.id = operatore_id;
  SET CONSTRAINTS assenza_sostituto_in_servizio IMMEDIATE;
  ALTER TABLE assenza
    ALTER ambito_id SET NOT NULL,
    ADD CONSTRAINT assenza_di_operatore_dell_ambito FOREIGN KEY (ambito_id, operatore_id) REFERENCES operatore (ambito_id, id),
    ADD CONSTRAINT assenza_sostituto_dell_ambito FOREIGN KEY (ambito_id, sostituto_id) REFERENCES operatore (ambito_id, id) NOT VALID;

  ALTER TABLE atto_di_mandato_operatore
    ADD qualifica text NOT NULL DEFAULT 'ASSISTENTE_SOCIALE' CHECK (qualifica = 'ASSISTENTE_SOCIALE'),
    ADD CONSTRAINT mandato_ad_assistente_sociale FOREIGN KEY (operatore_id, ambito_id, qualifica)
      REFERENCES operatore (id, ambito_id, qualifica);
`;

/** Art. 4 c. 1: an end that goes below the minimum has somebody who confirmed it, knowing it. */
export const CONFERMA = `
  ALTER TABLE incarico
    ADD sotto_minimo_confermato_da text,
    ADD sotto_minimo_confermato_il timestamptz,
    ADD CONSTRAINT incarico_conferma_intera CHECK (
      (sotto_minimo_confermato_da IS NULL) = (sotto_minimo_confermato_il IS NULL) AND (sotto_minimo OR sotto_minimo_confermato_da IS NULL));

  -- The first day, from one to before another (none: without end), on which the Ambito is below the minimum without some
  -- incarichi, or may be since residents are not known: of those on which somebody's service ends, a Comune comes or goes, or
  -- residents or the minimum change.
  CREATE FUNCTION sotto_minimo(di uuid, dal date, entro date, senza uuid[])
  RETURNS TABLE (giorno date, fte numeric, residenti integer, minimo numeric) LANGUAGE sql STABLE AS $$
    WITH servizio AS MATERIALIZED (
      SELECT i.fte, i.periodo * daterange(NULL, i.fine_richiesta, '[]') AS periodo
      FROM incarico i JOIN operatore o ON o.id = i.operatore_id
      WHERE i.ambito_id = di AND o.qualifica = 'ASSISTENTE_SOCIALE' AND NOT i.id = ANY (senza)
    ), cambi (quando) AS (
      SELECT $2
      UNION SELECT upper(periodo) FROM servizio
      UNION SELECT unnest(ARRAY[lower(periodo), upper(periodo)]) FROM appartenenza WHERE ambito_id = di
      UNION SELECT make_date(anno, 1, 1) FROM popolazione WHERE codice_istat IN (SELECT codice_istat FROM appartenenza WHERE ambito_id = di)
      UNION SELECT v.dal FROM valore_soglia v WHERE nome = 'RESIDENTI_PER_OPERATORE'
    ), stati AS (
      SELECT quando, coalesce((SELECT sum(s.fte) FROM servizio s WHERE s.periodo @> quando), 0) AS fte, residenti_ambito(di, quando) AS residenti,
        (SELECT valore FROM valore_soglia v WHERE nome = 'RESIDENTI_PER_OPERATORE' AND v.dal <= quando ORDER BY v.dal DESC LIMIT 1) AS minimo
      FROM cambi WHERE quando >= $2 AND quando < coalesce(entro, 'infinity')
    )
    SELECT * FROM stati WHERE minimo IS NOT NULL AND (residenti IS NULL OR residenti > minimo * fte) ORDER BY quando LIMIT 1 $$;

  CREATE FUNCTION incarico_sotto_minimo_confermato() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    ora incarico;
    dopo date;
    entro date := least(upper(OLD.periodo), OLD.fine_richiesta + 1);
  BEGIN
    SELECT * INTO ora FROM incarico WHERE id = NEW.id;
    dopo := least(upper(ora.periodo), ora.fine_richiesta + 1);
    -- Made whole again in the same transaction, or confirmed.
    IF dopo IS NULL OR NOT OLD.periodo @> dopo OR ora.sotto_minimo_confermato_da IS NOT NULL
       OR NOT EXISTS (SELECT FROM operatore WHERE id = ora.operatore_id AND qualifica = 'ASSISTENTE_SOCIALE')
       -- As much time, or more, begins on the day after and lasts as long.
       OR ora.fte <= (SELECT sum(fte) FROM incarico WHERE operatore_id = ora.operatore_id AND lower(periodo) = dopo
                      AND coalesce(upper(periodo), 'infinity') >= coalesce(entro, 'infinity')) THEN
      RETURN NULL;
    END IF;
    -- Two ends at once are looked at one after the other.
    PERFORM pg_advisory_xact_lock(hashtextextended(ora.ambito_id::text, 41));
    IF EXISTS (SELECT FROM sotto_minimo(ora.ambito_id, dopo, entro, '{}')) THEN
      RAISE EXCEPTION 'below the minimum, and nobody confirmed it'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'incarico_sotto_minimo_confermato';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER incarico_sotto_minimo_confermato AFTER UPDATE OF periodo, fine_richiesta ON incarico
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (coalesce(least(upper(NEW.periodo), NEW.fine_richiesta + 1), 'infinity')
        < coalesce(least(upper(OLD.periodo), OLD.fine_richiesta + 1), 'infinity'))
    EXECUTE FUNCTION incarico_sotto_minimo_confermato();
`;

const ADESSO = `to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const racconta = (tipo: string, aggregato: string, stati: string): string => `
  WITH eventi AS (SELECT uuidv7() AS id, stato.* FROM (${stati}) AS stato)
  INSERT INTO outbox (id, ambito_id, evento)
    SELECT id, ambito_id, jsonb_build_object('id', id, 'tipo', '${tipo}', 'versioneSchema', 1, 'ambitoId', ambito_id,
      'aggregato', jsonb_build_object('tipo', '${aggregato}', 'id', aggregato_id, 'versione', versione), 'avvenutoIl', ${ADESSO}, 'dati', dati)
    FROM eventi;`;

const DA_RACCONTARE = `sostituto_id IS NOT NULL AND upper(periodo) > (now() AT TIME ZONE 'Europe/Rome')::date`;

/** What the other services have not been told so far, told once: who coordinates, and who stands in for whom. */
export const RACCONTO = `
  UPDATE operatore SET versione = versione + 1 WHERE id IN (SELECT operatore_id FROM assenza WHERE ${DA_RACCONTARE});
  ${racconta(
    'CoordinatoreAggiornato',
    'Coordinatore',
    `SELECT ambito_id, ambito_id AS aggregato_id, sum(versione) AS versione, jsonb_build_object('nomine', jsonb_agg(
       jsonb_strip_nulls(jsonb_build_object('operatoreId', operatore_id, 'dal', lower(periodo), 'al', upper(periodo) - 1)) ORDER BY periodo)) AS dati
     FROM nomina_coordinatore GROUP BY ambito_id`,
  )}
  ${racconta(
    'OperatoreAggiornato',
    'Operatore',
    `SELECT ambito_id, id AS aggregato_id, versione, jsonb_strip_nulls(jsonb_build_object(
       'account', account, 'qualifica', qualifica, 'subentranteId', subentrante_id,
       'incarichi', coalesce((SELECT jsonb_agg(jsonb_build_object(
           'id', i.id, 'sedeId', sede_id, 'comune', codice_istat, 'dal', lower(i.periodo), 'al', upper(i.periodo) - 1,
           'fineRichiesta', fine_richiesta, 'fte', fte, 'tempoIndeterminato', tempo_indeterminato, 'titolo', tipo) ORDER BY i.periodo, i.id)
         FROM incarico i JOIN titolo_di_servizio t ON t.id = titolo_id WHERE i.operatore_id = operatore.id), '[]'),
       'sostituzioni', (SELECT jsonb_agg(jsonb_build_object('sostitutoId', sostituto_id, 'dal', lower(periodo), 'al', upper(periodo) - 1) ORDER BY periodo)
         FROM assenza WHERE operatore_id = operatore.id AND ${DA_RACCONTARE}))) AS dati
     FROM operatore WHERE id IN (SELECT operatore_id FROM assenza WHERE ${DA_RACCONTARE})`,
  )}
`;
