// SPDX-License-Identifier: AGPL-3.0-or-later
import { progetto } from '../percorso.testing.ts';
import { ALTRO_ASSISTENTE, ASSISTENTE, SENZA_INCARICO } from '../testing.ts';
import {
  CASE_MANAGER,
  COORDINATORE,
  PETRURO,
  TUFO,
  type Pronto,
  type Strumenti,
  type Verita,
} from './verita.testing.ts';

/** The expectations on cases. */
export function veritaCasi({ casework, percorso, persona, versioneDi }: Strumenti): Verita[] {
  /** A case with the input of its command. */
  async function caso(id: string, input: object = {}): Promise<Pronto> {
    return {
      id,
      input: { presaInCaricoId: id, versione: await versioneDi('presa_in_carico', id), ...input },
    };
  }
  const inUrgenza = async (comune: string, operatoreId: string): Promise<string> => {
    const id = await percorso.richiesta(persona(comune));
    await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
      ...{ presaInCaricoId: id, versione: 1, operatoreId },
      ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10' },
    });
    return id;
  };
  const urgenza = { motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10' };
  const dimissione = { motivo: 'ALTRO', valutazione: 'Percorso concluso' };
  const inCarico = () => percorso.inCarico(persona(PETRURO));
  const assegnata = () => percorso.assegnata(persona(PETRURO));
  const trasferimento = { comune: '058091', relazione: 'Va a vivere dalla figlia' };
  async function sospeso(): Promise<string> {
    const presaInCaricoId = await percorso.inCarico(persona(PETRURO));
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId, versione: 3, motivo: 'Ricovero' });
    return presaInCaricoId;
  }

  return [
    [
      'PresaInCarico.puoAssegnare',
      'assegnaPresaInCarico',
      'con un mandato',
      [COORDINATORE],
      async () => caso(await percorso.richiesta(persona(PETRURO)), { operatoreId: ASSISTENTE }),
    ],
    [
      'PresaInCarico.puoAssegnare',
      'assegnaPresaInCarico',
      'senza mandati',
      [],
      async () => caso(await percorso.richiesta(persona(TUFO)), { operatoreId: ASSISTENTE }),
    ],
    [
      'PresaInCarico.puoAssegnare',
      'assegnaPresaInCarico',
      'assegnata',
      [],
      async () => caso(await assegnata(), { operatoreId: ASSISTENTE }),
    ],
    [
      'PresaInCarico.puoAssegnareInUrgenza',
      'assegnaInUrgenza',
      'senza mandati',
      [COORDINATORE],
      async () => caso(await percorso.richiesta(persona(TUFO)), { operatoreId: ASSISTENTE, ...urgenza }),
    ],
    [
      'PresaInCarico.puoRegolarizzare',
      'regolarizzaUrgenza',
      'con titolo e mandato',
      [COORDINATORE],
      async () => caso(await inUrgenza(PETRURO, ASSISTENTE)),
    ],
    [
      'PresaInCarico.puoRegolarizzare',
      'regolarizzaUrgenza',
      'senza mandato',
      [],
      async () => caso(await inUrgenza(TUFO, ASSISTENTE)),
    ],
    [
      'PresaInCarico.puoRegolarizzare',
      'regolarizzaUrgenza',
      'senza titolo',
      [],
      async () => caso(await inUrgenza(PETRURO, SENZA_INCARICO)),
    ],
    [
      'PresaInCarico.puoCambiareCaseManager',
      'cambiaCaseManager',
      'in carico',
      [COORDINATORE],
      async () => caso(await inCarico(), { operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna' }),
    ],
    [
      'PresaInCarico.puoCambiareCaseManager',
      'cambiaCaseManager',
      'da assegnare',
      [],
      async () => caso(await percorso.richiesta(persona(PETRURO)), { operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna' }),
    ],
    [
      'PresaInCarico.puoAnnullarePassaggio',
      'annullaPassaggio',
      'con un passaggio programmato',
      [COORDINATORE],
      async () => caso(await percorso.inPassaggio(persona(PETRURO))),
    ],
    [
      'PresaInCarico.puoAnnullarePassaggio',
      'annullaPassaggio',
      'senza passaggi',
      [],
      async () => caso(await inCarico()),
    ],
    [
      'PresaInCarico.puoConfermarePassaggio',
      'confermaPassaggio',
      'con un passaggio da rivedere',
      [COORDINATORE],
      async () => {
        const { presaInCaricoId, dalle } = await percorso.daRivedere(persona(PETRURO));
        return caso(presaInCaricoId, { dalle });
      },
    ],
    [
      'PresaInCarico.puoConfermarePassaggio',
      'confermaPassaggio',
      'con un passaggio programmato',
      [],
      async () => caso(await percorso.inPassaggio(persona(PETRURO)), { dalle: '2026-12-31T23:00:00Z' }),
    ],
    [
      'PresaInCarico.puoNonAccogliere',
      'nonAccogliPresaInCarico',
      'in valutazione',
      [COORDINATORE],
      async () => caso(await assegnata(), { motivo: 'Di un altro Ambito' }),
    ],
    [
      'PresaInCarico.puoPrendereInCarico',
      'prendiInCarico',
      'con il mandato',
      [CASE_MANAGER],
      async () => caso(await assegnata()),
    ],
    [
      'PresaInCarico.puoPrendereInCarico',
      'prendiInCarico',
      'in urgenza, senza titolo',
      ['chi non ha incarico'],
      async () => caso(await inUrgenza(TUFO, SENZA_INCARICO)),
    ],
    [
      'PresaInCarico.puoPrendereInCarico',
      'prendiInCarico',
      'con il mandato finito',
      [],
      async () => {
        const id = await assegnata();
        await casework.admin(`UPDATE anagrafe_mandato SET al = '2026-11-24' WHERE codice_istat = $1`, [PETRURO]);
        return caso(id);
      },
    ],
    [
      'PresaInCarico.puoRedigereProgetto',
      'redigiProgetto',
      'in carico',
      [CASE_MANAGER],
      async () => {
        const id = await inCarico();
        return { id, input: progetto(id, await versioneDi('presa_in_carico', id)) };
      },
    ],
    [
      'PresaInCarico.puoSospendere',
      'sospendi',
      'in carico',
      [CASE_MANAGER],
      async () => caso(await inCarico(), { motivo: 'Ricovero' }),
    ],
    [
      'PresaInCarico.puoSospendere',
      'sospendi',
      'in valutazione',
      [],
      async () => caso(await assegnata(), { motivo: 'Ricovero' }),
    ],
    ['PresaInCarico.puoRiprendere', 'riprendi', 'sospeso', [CASE_MANAGER], async () => caso(await sospeso())],
    ['PresaInCarico.puoRiprendere', 'riprendi', 'in carico', [], async () => caso(await inCarico())],
    ['PresaInCarico.puoPrendereInCarico', 'prendiInCarico', 'sospeso', [], async () => caso(await sospeso())],
    [
      'PresaInCarico.puoTrasferire',
      'trasferisci',
      'sospeso',
      [CASE_MANAGER],
      async () => caso(await sospeso(), trasferimento),
    ],
    [
      'PresaInCarico.puoTrasferire',
      'trasferisci',
      'in valutazione',
      [],
      async () => caso(await assegnata(), trasferimento),
    ],
    [
      'PresaInCarico.puoDimettere',
      'dimetti',
      'senza progetto',
      [CASE_MANAGER],
      async () => caso(await inCarico(), dimissione),
    ],
    [
      'PresaInCarico.puoDimettere',
      'dimetti',
      'con obiettivi senza esito',
      [],
      async () => caso((await percorso.attivo(persona(PETRURO))).presaInCaricoId, dimissione),
    ],
    [
      'PresaInCarico.puoAssegnareInUrgenza',
      'assegnaInUrgenza',
      'assegnata',
      [],
      async () => caso(await assegnata(), { operatoreId: ASSISTENTE, ...urgenza }),
    ],
    [
      'PresaInCarico.puoNonAccogliere',
      'nonAccogliPresaInCarico',
      'in carico',
      [],
      async () => caso(await inCarico(), { motivo: 'Di un altro Ambito' }),
    ],
    [
      'PresaInCarico.puoRedigereProgetto',
      'redigiProgetto',
      'in valutazione',
      [],
      async () => {
        const id = await assegnata();
        return { id, input: progetto(id, 2) };
      },
    ],
  ];
}
