// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo } from '@ambito/access';
import { buildSubgraph, removableFields, updateInputs } from '@ambito/subgraph';
import { isNullableType, type GraphQLInputObjectType } from 'graphql';
import { statiConvenzioni } from './ambito/convenzioni/convenzioni.testing.ts';
import { definition } from './app.ts';
import { attiDiGoverno, datiAccordo, datiContributo } from './governo/atti.testing.ts';
import { statiOfferta } from './offerta.testing.ts';
import { operazioniDi } from './operazioni.testing.ts';
import { strumentiDi } from './permessi/verita.testing.ts';
import { datiAttivita, datiTitolo, statiPersonale } from './personale/stati.testing.ts';
import { COMUNE, statiSedi } from './sedi/sedi.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from './testing.ts';

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
const strumenti = strumentiDi(() => registry);
const { sql } = strumenti;
const atti = attiDiGoverno(strumenti);
const convenzioni = statiConvenzioni(strumenti);
const [personale, sedi, offerta] = [statiPersonale(strumenti), statiSedi(strumenti), statiOfferta(strumenti)];
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
});
afterAll(() => registry.stop());

interface Correzione {
  readonly tabella: string;
  /** The field of the input that names the wrong record. */
  readonly chiave: string;
  /**
   * Makes a record: its id, and the record whose version the command asks for, when it is another one; null for one without versions, which
   * has another id with each correction.
   */
  crea(): Promise<{ id: string; dove?: object; versioneDi?: readonly [tabella: string, id: string] | null }>;
  /** A value of each field that null empties. */
  valori(): Promise<Readonly<Record<string, unknown>>>;
  /** SQL that reads a field which is no column. */
  readonly legge?: Readonly<Record<string, string>>;
  /** Another field that was wrong; none if there is only one. */
  readonly altro?: object;
  /** Who corrects it; the coordinator, if missing. */
  readonly chi?: Ruolo;
}

const ULTIMO_GIORNO = { al: '(upper(periodo) - 1)::text' };
const nulla = () => Promise.resolve({});

/** By input: a correction that is not here fails the first test. */
const CORREZIONI: Readonly<Record<string, Correzione>> = {
  RettificaIspezioneInput: {
    ...{ tabella: 'ispezione', chiave: 'ispezioneId', altro: { eseguitaIl: '2026-10-30' } },
    crea: async () => ({ id: await sedi.ispezione() }),
    valori: () => Promise.resolve({ note: 'Seconda visita' }),
  },
  RettificaRisorsaInput: {
    ...{ tabella: 'risorsa_strumentale', chiave: 'risorsaId', altro: { quantita: 2 }, valori: nulla },
    crea: async () => ({ id: (await sedi.risorsa('[2026-01-01,)')).risorsaId }),
  },
  RettificaAndamentoInput: {
    ...{ tabella: 'andamento_obiettivo', chiave: 'andamentoId', altro: { stato: 'IN_CORSO' } },
    async crea() {
      const { obiettivoId, input } = await atti.andamentoSbagliato();
      await sql(`UPDATE obiettivo_di_piano SET codice_indicatore = 'ACCESSI' WHERE id = $1`, [obiettivoId]);
      return { id: input.andamentoId, versioneDi: null };
    },
    valori: () => Promise.resolve({ periodoIndicatore: '1900-Q1' }),
  },
  RettificaTitoloInput: {
    ...{ tabella: 'titolo_di_servizio', chiave: 'titoloId', altro: { atto: 'det. 9/2020' } },
    async crea() {
      const { operatoreId } = await personale.su(await personale.operatore());
      const dati = { ...datiTitolo, operatoreId, versione: 1, tempoIndeterminato: true, al: undefined };
      const campi = 'titoli { edges { node { id } } }';
      const { titoli } = await command<{ titoli: { id: string }[] }>('registraTitolo', dati, { campi });
      return { id: titoli[0]!.id, dove: { operatoreId }, versioneDi: ['operatore', operatoreId] };
    },
    valori: () => Promise.resolve({ sottoscrittoIl: '2019-12-01', al: '2030-12-31' }),
    legge: { sottoscrittoIl: 'sottoscritto_il::text', ...ULTIMO_GIORNO },
  },
  RettificaIncaricoInput: {
    ...{ tabella: 'incarico', chiave: 'incaricoId', altro: { atto: 'det. 9/2020' } },
    async crea() {
      const { operatoreId, incaricoId } = await personale.inServizio();
      const dove = { operatoreId, confermaSottoMinimo: true };
      // It has a last day, which may have a reason.
      await sql(`UPDATE incarico SET periodo = daterange(lower(periodo), '2029-12-31') WHERE id = $1`, [incaricoId]);
      return { id: incaricoId, dove, versioneDi: ['operatore', operatoreId] };
    },
    valori: () => Promise.resolve({ al: '2030-12-31', fineMotivo: 'ALTRO' }),
    legge: ULTIMO_GIORNO,
  },
  RettificaAttoDiMandatoInput: {
    ...{ tabella: 'atto_di_mandato', chiave: 'attoId', altro: { organo: 'Consiglio' } },
    crea: async () => ({ id: (await personale.mandato(COMUNE)).attoId }),
    valori: () => Promise.resolve({ al: '2030-12-31' }),
    legge: ULTIMO_GIORNO,
  },
  RettificaTurnoReperibilitaInput: {
    ...{ tabella: 'turno_reperibilita', chiave: 'turnoId', altro: { alle: '2100-01-02T06:00:00Z' } },
    async crea() {
      await sql('DELETE FROM turno_reperibilita');
      return { id: (await personale.turno({ dalle: '2100-01-01T19:00:00Z', alle: '2100-01-02T07:00:00Z' })).turnoId };
    },
    valori: async () => ({ sostitutoId: (await personale.inServizio()).operatoreId }),
  },
  RettificaAttivitaFormativaInput: {
    ...{ tabella: 'attivita_formativa', chiave: 'attivitaId', altro: { crediti: 5 } },
    crea: () => command('programmaAttivitaFormativa', { ...datiAttivita, posti: undefined }),
    valori: () => Promise.resolve({ posti: 12 }),
  },
  RettificaAccreditamentoInput: {
    ...{ tabella: 'accreditamento', chiave: 'accreditamentoId', altro: { atto: 'determina 13/2026' }, valori: nulla },
    async crea() {
      const { enteId, accreditamentoId } = await offerta.accreditato({ dal: '2026-01-01', al: '2026-12-31' });
      return { id: accreditamentoId, dove: { enteId }, versioneDi: ['ente', enteId] };
    },
  },
  RettificaNominaCoordinatoreInput: {
    ...{ tabella: 'nomina_coordinatore', chiave: 'nominaId', altro: { atto: 'delibera 9/2026' }, legge: ULTIMO_GIORNO },
    ...{ chi: 'COORDINAMENTO_ISTITUZIONALE' },
    async crea() {
      await sql('TRUNCATE nomina_coordinatore CASCADE');
      const operatoreId = await personale.operatore({ qualifica: 'COORDINATORE', account: randomUUID() });
      const nomina = { operatoreId, dal: '2027-01-01', atto: 'delibera 1/2026' };
      await command('nominaCoordinatore', nomina, { chi: 'COORDINAMENTO_ISTITUZIONALE', campi: 'id' });
      const [nuova] = await sql<{ id: string }>('SELECT id FROM nomina_coordinatore');
      return { id: nuova!.id };
    },
    valori: () => Promise.resolve({ al: '2030-12-31', attoCessazione: 'delibera 2/2027' }),
  },
  RettificaAccordoInput: {
    ...{ tabella: 'accordo', chiave: 'accordoId', altro: { oggetto: 'Altro' } },
    crea: () => command('registraAccordo', datiAccordo),
    valori: () => Promise.resolve({ attoTermine: 'delibera 9/2026' }),
  },
  RettificaRispostaContributoInput: {
    ...{ tabella: 'contributo', chiave: 'contributoId', altro: { risposta: 'Nel 2027' } },
    async crea() {
      const { id } = await command('presentaContributo', datiContributo);
      await command('rispondiContributo', { contributoId: id, versione: 1, esito: 'ACCOLTO', risposta: 'Si farà' });
      return { id };
    },
    valori: async () => ({ obiettivoId: (await atti.conObiettivo()).obiettivoId }),
  },
  RettificaCessazioneSedeInput: {
    ...{ tabella: 'sede', chiave: 'sedeId', legge: { attivaAl: ULTIMO_GIORNO.al } },
    async crea() {
      const id = await sedi.sede();
      await sql(`UPDATE sede SET periodo = daterange(lower(periodo), '2027-12-31') WHERE id = $1`, [id]);
      return { id };
    },
    valori: () => Promise.resolve({ attivaAl: '2028-12-31' }),
  },
  RettificaCessazioneEnteInput: {
    ...{ tabella: 'ente', chiave: 'id', legge: ULTIMO_GIORNO },
    async crea() {
      const { id } = await offerta.ente();
      await command('cessaEnte', { id, versione: 1, al: '2027-12-31' });
      return { id };
    },
    valori: () => Promise.resolve({ al: '2028-12-31' }),
  },
  RettificaRevocaDirettivaInput: {
    ...{ tabella: 'direttiva', chiave: 'direttivaId', legge: ULTIMO_GIORNO, chi: 'COORDINAMENTO_ISTITUZIONALE' },
    crea: async () => ({ id: await atti.revocata() }),
    valori: () => Promise.resolve({ al: '2099-06-30' }),
  },
  RettificaCodiceDeontologicoInput: {
    ...{ tabella: 'operatore', chiave: 'operatoreId', legge: { data: 'codice_deontologico_accettato_il::text' } },
    crea: async () => ({ id: await personale.operatore() }),
    valori: () => Promise.resolve({ data: '2019-01-01' }),
  },
  RettificaCessazioneConvenzioneInput: {
    ...{ tabella: 'convenzione', chiave: 'convenzioneId', altro: { atto: 'del. 9/2026' }, valori: nulla },
    ...{ chi: 'COORDINAMENTO_ISTITUZIONALE' },
    crea: async () => ({ id: (await convenzioni.cessata()).convenzioneId, versioneDi: ['ambito', A04] }),
  },
  RettificaPuaInput: {
    ...{ tabella: 'pua', chiave: 'puaId', altro: { dal: '2026-02-01' }, valori: nulla },
    async crea() {
      await sql('TRUNCATE pua CASCADE');
      const chi = { sedeId: await sedi.sede(), distrettoId: (await offerta.ente()).id };
      await command('organizzaPua', { codiceIstat: COMUNE, dal: '2026-12-01', ...chi });
      const [pua] = await sql<{ id: string }>('SELECT id FROM pua');
      return { id: pua!.id };
    },
  },
};

const { schema } = buildSubgraph(definition);
const facoltativi = (input: string): string[] =>
  Object.values((schema.getType(input) as GraphQLInputObjectType).getFields()).flatMap(({ name, type }) =>
    isNullableType(type) ? [name] : [],
  );
const svuotabili = (input: string): string[] =>
  facoltativi(input).filter((campo) => removableFields(input)?.has(campo) === true);
/** An empty text is the same as null; other values have no empty one. */
const vuotiDi = (input: string, campo: string): (string | null)[] => {
  const { type } = (schema.getType(input) as GraphQLInputObjectType).getFields()[campo]!;
  return [null, ...(String(type) === 'String' ? [''] : [])];
};
const comandoDi = (input: string): string => `r${input.slice(1, -'Input'.length)}`;

type Creata = Awaited<ReturnType<Correzione['crea']>>;

/** Corrects the record, and finds the one that took its place. */
async function rettifica(
  input: string,
  { tabella, chiave, chi = 'COORDINATORE' }: Correzione,
  creata: Creata,
  id: string,
  dati: object,
) {
  const [tabellaLetta, letto] = creata.versioneDi ?? [tabella, id];
  const [riga] =
    creata.versioneDi === null
      ? []
      : await sql<{ versione: number }>(`SELECT versione FROM ${tabellaLetta} WHERE id = $1`, [letto]);
  const { errore } = await attempt(
    comandoDi(input),
    { ...creata.dove, [chiave]: id, ...riga, motivo: 'Scritto male', ...dati },
    { campi: '__typename', chi },
  );
  const [nuovo] = await sql<{ id: string }>('SELECT sostituito_da AS id FROM annullamento WHERE id = $1', [id]);
  return { errore, id: nuovo?.id ?? id };
}

async function letto({ tabella, legge = {} }: Correzione, id: string, campo: string): Promise<unknown> {
  const colonna = legge[campo] ?? campo.replaceAll(/[A-Z]/g, (lettera) => `_${lettera.toLowerCase()}`);
  const [riga] = await sql<{ valore: unknown }>(`SELECT ${colonna} AS valore FROM ${tabella} WHERE id = $1`, [id]);
  return riga?.valore;
}

test('each correction has an example, with each field that null empties', async () => {
  expect(Object.keys(CORREZIONI).toSorted()).toEqual(
    [...updateInputs().keys()].filter((input) => schema.getType(input) && input.startsWith('Rettifica')).toSorted(),
  );
  for (const [input, { valori }] of Object.entries(CORREZIONI))
    expect([input, Object.keys(await valori()).toSorted()]).toEqual([input, svuotabili(input).toSorted()]);
});

describe.each(Object.entries(CORREZIONI))('%s', (input, correzione) => {
  const daSvuotare = svuotabili(input).flatMap((campo) => vuotiDi(input, campo).map((vuoto) => ({ campo, vuoto })));
  if (daSvuotare.length > 0)
    test.each(daSvuotare)(
      '$campo is set, stays as it is when another field was wrong, and $vuoto empties it',
      async ({ campo, vuoto }) => {
        const valore = (await correzione.valori())[campo];
        const creata = await correzione.crea();
        const corregge = async (id: string, dati: object) => {
          const { errore, id: nuovo } = await rettifica(input, correzione, creata, id, dati);
          expect(errore).toBeUndefined();
          return nuovo;
        };
        const scritta = await corregge(creata.id, { [campo]: valore });
        expect(await letto(correzione, scritta, campo)).toEqual(valore);
        const altra = correzione.altro === undefined ? scritta : await corregge(scritta, correzione.altro);
        expect(await letto(correzione, altra, campo)).toEqual(valore);
        const vuota = await corregge(altra, { [campo]: vuoto });
        expect(await letto(correzione, vuota, campo)).toBeNull();
      },
    );

  test('is refused when it changes nothing', async () => {
    const creata = await correzione.crea();
    const { errore, id } = await rettifica(input, correzione, creata, creata.id, {});
    expect(errore).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(id).toBe(creata.id);
  });

  for (const campo of facoltativi(input).filter((uno) => !svuotabili(input).includes(uno)))
    test(`null does not empty ${campo}`, async () => {
      const creata = await correzione.crea();
      const { errore, id } = await rettifica(input, correzione, creata, creata.id, { [campo]: null });
      expect(errore).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', campo] }] });
      expect(id).toBe(creata.id);
    });
});
