// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { ALTRO_ASSISTENTE, startCasework, type Casework } from './testing.ts';
import { risposta, trasmissioniDi } from './trasmissioni/trasmissioni.testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof trasmissioniDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = trasmissioniDi(casework);
});
afterAll(() => casework.stop());

/** A command on a record, as its input is but for the version. */
interface Prova {
  readonly record: string;
  readonly comando: string;
  readonly input: object;
  readonly versione: number;
}
const RUOLI: Readonly<Record<string, Ruolo>> = {
  'prova-SEGRETARIATO': 'SEGRETARIATO',
  'prova-COORDINATORE': 'COORDINATORE',
  'prova-CITTADINO': 'CITTADINO',
  'altro-sportello': 'SEGRETARIATO',
};

/** A case in valutazione that `altra` sees, because it will be hers from tomorrow: she does not act on it today. */
async function caso(): Promise<Prova> {
  const presaInCaricoId = await percorso.assegnata();
  await percorso.command('COORDINATORE', 'cambiaCaseManager', {
    ...{ presaInCaricoId, versione: 2, operatoreId: ALTRO_ASSISTENTE, dal: '2026-11-26', nota: 'Consegna' },
  });
  const input = { presaInCaricoId, motivo: 'ALTRO', valutazione: 'Conclusa' };
  return { record: presaInCaricoId, comando: 'dimetti', input, versione: 3 };
}

/** A draft of a case that `altra` sees, to be reviewed before it is accepted. */
async function progetto(): Promise<Prova> {
  const { presaInCaricoId, progettoId, verificaId } = await percorso.conProgetto();
  await percorso.command('COORDINATORE', 'cambiaCaseManager', {
    ...{ presaInCaricoId, versione: 3, operatoreId: ALTRO_ASSISTENTE, dal: '2026-11-26', nota: 'Consegna' },
  });
  const input = { progettoId, verificaId, relazione: 'Procede', obiettivi: [] };
  return { record: progettoId, comando: 'registraVerifica', input, versione: 1 };
}

/** An accepted transmission, to be revoked by its sender. */
async function trasmissione(): Promise<Prova> {
  const trasmessa = await percorso.trasmessa();
  await percorso.command('SEGRETARIATO', 'registraEsitoTrasmissione', risposta(trasmessa, { accolta: true }));
  const input = { trasmissioneId: trasmessa.id, nota: 'Inviata per errore' };
  return { record: trasmessa.id, comando: 'revocaTrasmissione', input, versione: 2 };
}

/** A contatto that has its outcome. Whoever sees one may change it. */
async function contatto(): Promise<Prova> {
  const contattoId = await percorso.decodificato();
  await percorso.command('SEGRETARIATO', 'concludiContatto', { contattoId, versione: 2, esito: 'INFORMAZIONE' });
  return { record: contattoId, comando: 'concludiContatto', input: { contattoId, esito: 'INFORMAZIONE' }, versione: 3 };
}

const [FORBIDDEN, CONFLICT, RULE_VIOLATION] = ['FORBIDDEN', 'CONFLICT', 'RULE_VIOLATION'];
test.each([
  ['a case', caso, 'prova-ASSISTENTE_SOCIALE', 'altra', 'prova-SEGRETARIATO'],
  ['a project', progetto, 'prova-ASSISTENTE_SOCIALE', 'altra', 'prova-SEGRETARIATO'],
  ['a transmission', trasmissione, 'prova-SEGRETARIATO', 'altro-sportello', 'prova-CITTADINO'],
  ['a contatto', contatto, 'prova-SEGRETARIATO', undefined, 'prova-COORDINATORE'],
] as const)(
  'a command on %s refuses by role, relation, version and state, in this order, and audits what the refusal tells',
  async (_che, prepare, proprio, estraneo, senzaRuolo) => {
    const { record, comando, input, versione } = await prepare();
    const codice = async (sub: string, letta: number): Promise<unknown> => {
      const { rifiuto } = await percorso.attempt(
        RUOLI[sub] ?? 'ASSISTENTE_SOCIALE',
        comando,
        { ...input, versione: letta },
        sub,
      );
      return rifiuto?.extensions['code'];
    };
    const rifiutati = () =>
      casework.admin('SELECT attore, motivo FROM audit WHERE record_id = $1 AND motivo IS NOT NULL ORDER BY id', [
        record,
      ]);
    const attesi: object[] = [];
    for (const letta of [versione, versione + 1]) {
      expect(await codice(senzaRuolo, letta)).toBe(FORBIDDEN);
      if (estraneo === undefined) continue;
      expect(await codice(estraneo, letta)).toBe(FORBIDDEN);
      attesi.push({ attore: estraneo, motivo: 'rifiutato: FORBIDDEN' });
    }
    expect(await codice(proprio, versione + 1)).toBe(CONFLICT);
    expect(await codice(proprio, versione)).toBe(RULE_VIOLATION);
    attesi.push(
      { attore: proprio, motivo: 'rifiutato: CONFLICT' },
      { attore: proprio, motivo: 'rifiutato: RULE_VIOLATION' },
    );
    expect(await rifiutati()).toEqual(attesi);
  },
);
