// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '@ambito/testing';
import type { operazioniDi } from '../../operazioni.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from '../../testing.ts';

const ADOTTA =
  'mutation ($input: AdottaRegolamentoInput!) { adottaRegolamento(input: $input) { id numero approvataIl origine } }';
const ALLINEA =
  'mutation ($input: AllineaRegolamentoInput!) { allineaRegolamento(input: $input) { id numero origine allineamento { fonte articoli } } }';
const APRI =
  'mutation ($input: ApriPropostaInput!) { apriPropostaDiModifica(input: $input) { id versione stato articoli { numero } } }';
const VOTA =
  'mutation ($input: VotaPropostaInput!) { votaPropostaDiModifica(input: $input) { stato versioneApprovata { numero approvataIl } } }';
const DECIDI = (campo: 'ritiraPropostaDiModifica' | 'concludiVotazione') =>
  `mutation ($input: DecidiPropostaInput!) { ${campo}(input: $input) { stato versioneApprovata { numero } } }`;

export const articolo = (numero: string, testo: string) => ({ numero, rubrica: `Articolo ${numero}`, testo });

export const datiAdozione = {
  ...{ approvatoIl: '2015-03-02', atto: 'delibera 1/2015' },
  articoli: [articolo('1', 'Oggetto'), articolo('2', 'Funzioni')],
};
export const datiProposta = {
  ...{ versione: 1, titolo: 'Modifica', motivazione: 'Prova' },
  articoli: [articolo('1', 'Altro')],
};
export const datiAllineamento = {
  ...{ versione: 1, livello: 'STATO', fonte: 'L. 1/2020', inVigoreDal: '2020-01-01', atto: 'determina 3/2026' },
  articoli: [articolo('1', 'Nuovo')],
};

/** The Comuni associated in these tests. */
export const COMUNI = ['064008', '064071', '064113'] as const;

export const rifiuto = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions;

/** A registry with its Ambito, on a clock that tests set. `daCapo` sets 2 March 2026 again and deletes the Regolamento. */
export async function startRegolamento() {
  const adesso = new Date('2026-03-02T09:00:00Z');
  const registry = await startRegistry(adesso);
  await istituisci(registry);
  const vaiAl = (giorno: string): number => adesso.setTime(Date.parse(`${giorno}T09:00:00Z`));
  /** Writes without the triggers that keep the history of an Ambito. */
  const senzaMuri = async (scrive: () => Promise<unknown>): Promise<void> => {
    await registry.admin('ALTER TABLE appartenenza DISABLE TRIGGER USER');
    await scrive();
    await registry.admin('ALTER TABLE appartenenza ENABLE TRIGGER USER');
  };
  return {
    registry,
    vaiAl,
    async daCapo(): Promise<void> {
      vaiAl('2026-03-02');
      await registry.admin('TRUNCATE versione_regolamento, voto, articolo_proposto, proposta_di_modifica');
      await senzaMuri(async () => {
        await registry.admin('DELETE FROM appartenenza WHERE codice_istat <> ALL ($1)', [COMUNI]);
        await registry.admin(`UPDATE appartenenza SET periodo = '[2014-06-25,)'`);
      });
      await registry.admin(
        `INSERT INTO capofila (ambito_id, codice_istat, periodo) VALUES ($1, $2, '[2014-06-25,)') ON CONFLICT DO NOTHING`,
        [A04, COMUNI[0]],
      );
    },
    /** Until `daCapo`, the Ambito has no Comune: a state that no operation leads to. */
    async senzaComuni(): Promise<void> {
      await registry.admin('TRUNCATE capofila');
      await senzaMuri(() => registry.admin(`UPDATE appartenenza SET periodo = '[2014-06-25,2026-03-02)'`));
    },
    /** Until `daCapo`, a Comune is out of the Ambito since 2 March 2026. */
    esce: (codiceIstat: string) =>
      senzaMuri(() =>
        registry.admin(
          `UPDATE appartenenza SET periodo = daterange(lower(periodo), '2026-03-02') WHERE codice_istat = $1`,
          [codiceIstat],
        ),
      ),
    ...comandi(registry),
  };
}

/** The commands on the Regolamento, each by an admitted role. */
function comandi({ call, admin }: Registry) {
  const adotta = (extra: object = {}) =>
    call<{ adottaRegolamento: { id: string } }>('COORDINAMENTO_ISTITUZIONALE', ADOTTA, {
      input: {
        approvatoIl: '2015-03-02',
        atto: 'Delibera 1/2015',
        articoli: [articolo('1', 'Oggetto'), articolo('2', 'Funzioni'), articolo('10', 'Vigore')],
        ...extra,
      },
    });
  const open = (articoli: object[], versione = 1) =>
    call<{ apriPropostaDiModifica: { id: string; versione: number } }>('COORDINAMENTO_ISTITUZIONALE', APRI, {
      input: { versione, titolo: 'Modifica', motivazione: 'Prova', articoli },
    });
  const apriId = async (articoli: object[], versione = 1): Promise<string> =>
    (await open(articoli, versione)).data!.apriPropostaDiModifica.id;
  const vota = (propostaId: string, comune: string, favorevole = true) =>
    call<{ votaPropostaDiModifica: { stato: string; versioneApprovata: { numero: number } | null } }>(
      'COMUNE',
      VOTA,
      { input: { propostaId, favorevole, atto: 'Delibera C.C. 5/2026' } },
      { comune },
    );
  const decidi = (campo: 'ritiraPropostaDiModifica' | 'concludiVotazione', propostaId: string, versione = 1) =>
    call<Record<string, { stato: string }>>('COORDINAMENTO_ISTITUZIONALE', DECIDI(campo), {
      input: { propostaId, versione },
    });
  const allinea = (articoli: object[], extra: object = {}) =>
    call<{ allineaRegolamento: { numero: number } }>('COORDINATORE', ALLINEA, {
      input: {
        versione: 1,
        livello: 'STATO',
        fonte: 'L. 178/2020',
        inVigoreDal: '2021-01-01',
        atto: 'Determina 3/2026',
        articoli,
        ...extra,
      },
    });
  const stato = async (id: string) => {
    const [proposta] = await admin<{ stato: string; voti: number }>(
      'SELECT stato, (SELECT count(*)::int FROM voto WHERE proposta_id = id) AS voti FROM proposta_di_modifica WHERE id = $1',
      [id],
    );
    return proposta;
  };
  const versioni = () => admin<{ numero: number }>('SELECT numero FROM versione_regolamento ORDER BY numero');
  const inVigore = async (al: string) =>
    (
      await call<{ ambito: { regolamento: { numero: number; articoli: { testo: string }[] } | null } }>(
        null,
        'query ($al: Data) { ambito(codice: "A04") { regolamento(al: $al) { numero articoli { testo } } } }',
        { al },
      )
    ).data?.ambito.regolamento;
  return { adotta, open, apriId, vota, decidi, allinea, stato, versioni, inVigore };
}

/** States of the Regolamento of A04, each reached anew. */
export function statiRegolamento({
  command,
  sql,
}: {
  command: ReturnType<typeof operazioniDi>['command'];
  sql: Registry['admin'];
}) {
  const chi = 'COORDINAMENTO_ISTITUZIONALE' as const;
  /** A04 has no Regolamento. Its earlier versions are moved to another Ambito, and can still be read by their ids. */
  async function senza(): Promise<void> {
    const [altro] = await sql<{ id: string }>(
      `INSERT INTO ambito (id, codice, nome, regione)
       SELECT gen_random_uuid(), 'Z' || count(*), 'Di prova', '99' FROM ambito RETURNING id`,
    );
    await sql('ALTER TABLE versione_regolamento DISABLE TRIGGER USER');
    await sql('UPDATE versione_regolamento SET ambito_id = $2 WHERE ambito_id = $1', [A04, altro!.id]);
    await sql('ALTER TABLE versione_regolamento ENABLE TRIGGER USER');
    await sql('UPDATE articolo_proposto SET in_voto = false');
  }
  async function vigente(): Promise<string> {
    await senza();
    const { id } = await command('adottaRegolamento', datiAdozione, { chi, campi: 'id' });
    return id;
  }
  return {
    senza,
    vigente,
    /** A proposal on which nobody has voted. */
    async aperta(): Promise<string> {
      await vigente();
      const { id } = await command('apriPropostaDiModifica', datiProposta, { chi, tipo: 'ApriPropostaInput' });
      return id;
    },
    /** Every Comune associated today votes in favour, except `tranne`; the proposal stays open. */
    async votano(propostaId: string, tranne: string | null = null): Promise<void> {
      await sql(
        `INSERT INTO voto (proposta_id, ambito_id, codice_istat, favorevole, atto, espresso_il, attore)
         SELECT $1, ambito_id, codice_istat, true, 'atto', '2026-11-24T09:00Z', 'prova' FROM appartenenza
         WHERE ambito_id = $2 AND periodo @> current_date AND codice_istat IS DISTINCT FROM $3`,
        [propostaId, A04, tranne],
      );
    },
  };
}
