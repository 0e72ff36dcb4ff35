// SPDX-License-Identifier: AGPL-3.0-or-later
import { ASSISTENTE } from '../testing.ts';
import { CASE_MANAGER, COORDINATORE, PETRURO, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

/** The expectations on what puts a mistake right in a case. */
export function veritaErrori({ casework, percorso, persona, versioneDi }: Strumenti): Verita[] {
  async function caso(id: string, input: object = {}): Promise<Pronto> {
    return { id, input: { presaInCaricoId: id, versione: await versioneDi('presa_in_carico', id), ...input } };
  }
  const dimissione = { motivo: 'ALTRO', valutazione: 'Percorso concluso' };
  const trasferimento = { comune: '058091', relazione: 'Va a vivere dalla figlia' };
  const inCarico = () => percorso.inCarico(persona(PETRURO));
  const motivo = 'Era un altro caso';
  async function finito(comando: 'dimetti' | 'trasferisci'): Promise<string> {
    const presaInCaricoId = await percorso.inCarico(persona(PETRURO));
    const dati = comando === 'dimetti' ? dimissione : trasferimento;
    await percorso.command('ASSISTENTE_SOCIALE', comando, { presaInCaricoId, versione: 3, ...dati });
    return presaInCaricoId;
  }
  /** A case that has ended, of a person who has another one that is open. */
  async function tornato(comando: 'dimetti' | 'trasferisci'): Promise<string> {
    const id = await finito(comando);
    const [di] = await casework.admin<{ persona: string }>(
      'SELECT persona_id AS persona FROM cartella c JOIN presa_in_carico p ON p.cartella_id = c.id WHERE p.id = $1',
      [id],
    );
    await percorso.assegnata({ id: di!.persona });
    return id;
  }
  /** A case that is or was suspended, with its suspension. */
  async function sospeso(finisce: boolean, dati: object = { motivoSospensione: 'In ospedale' }): Promise<Pronto> {
    const presaInCaricoId = await inCarico();
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId, versione: 3, motivo: 'Ricovero' });
    if (finisce)
      await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', { presaInCaricoId, versione: 4, ...dimissione });
    const [una] = await casework.admin<{ id: string }>('SELECT id FROM sospensione WHERE presa_in_carico_id = $1', [
      presaInCaricoId,
    ]);
    return caso(presaInCaricoId, { motivo, sospensioneId: una!.id, ...dati });
  }

  const rifiuto = { motivo: 'Residente altrove' };
  /** A request that was not accepted; one that had been assigned, too. */
  async function nonAccolta(presaInCaricoId: string): Promise<string> {
    const versione = await versioneDi('presa_in_carico', presaInCaricoId);
    await percorso.command('COORDINATORE', 'nonAccogliPresaInCarico', { presaInCaricoId, versione, ...rifiuto });
    return presaInCaricoId;
  }

  return [
    ...(
      [
        ['mai assegnata', [COORDINATORE], () => percorso.richiesta(persona(PETRURO)).then(nonAccolta)],
        ['assegnata', [COORDINATORE], () => percorso.assegnata(persona(PETRURO)).then(nonAccolta)],
        ['in attesa', [], () => percorso.richiesta(persona(PETRURO))],
      ] as const
    ).map(([quando, chi, prepara]): Verita => [
      'PresaInCarico.puoAnnullareNonAccoglimento',
      'annullaNonAccoglimento',
      quando,
      chi,
      async () => caso(await prepara(), { motivo }),
    ]),
    ...(['Dimissione', 'Trasferimento'] as const).flatMap((fine): Verita[] => {
      const comando = fine === 'Dimissione' ? 'dimetti' : 'trasferisci';
      const testo = fine === 'Dimissione' ? { valutazione: 'Percorso concluso bene' } : { relazione: 'Va dal figlio' };
      const [annulla, rettifica] = [`annulla${fine}`, `rettifica${fine}`] as const;
      return [
        [
          `PresaInCarico.puoAnnullare${fine}`,
          annulla,
          'finito così',
          [COORDINATORE],
          async () => caso(await finito(comando), { motivo }),
        ],
        [
          `PresaInCarico.puoAnnullare${fine}`,
          annulla,
          'con un altro caso aperto',
          [],
          async () => caso(await tornato(comando), { motivo }),
        ],
        [`PresaInCarico.puoAnnullare${fine}`, annulla, 'aperto', [], async () => caso(await inCarico(), { motivo })],
        [
          `PresaInCarico.puoRettificare${fine}`,
          rettifica,
          'finito così',
          [CASE_MANAGER],
          async () => caso(await finito(comando), { motivo, ...testo }),
        ],
        [
          `PresaInCarico.puoRettificare${fine}`,
          rettifica,
          'finito altrimenti',
          [],
          async () => caso(await finito(comando === 'dimetti' ? 'trasferisci' : 'dimetti'), { motivo, ...testo }),
        ],
      ];
    }),
    [
      'PresaInCarico.puoRettificareSospensioni',
      'rettificaSospensione',
      'sospeso',
      [CASE_MANAGER],
      () => sospeso(false),
    ],
    ['PresaInCarico.puoRettificareSospensioni', 'rettificaSospensione', 'dimesso', [], () => sospeso(true)],
    [
      'PresaInCarico.puoAnnullareSospensioni',
      'annullaSospensione',
      'sospeso',
      [CASE_MANAGER],
      () => sospeso(false, {}),
    ],
    ['PresaInCarico.puoAnnullareSospensioni', 'annullaSospensione', 'dimesso', [], () => sospeso(true, {})],
    ...(
      [
        ['in carico', [CASE_MANAGER], inCarico],
        ['dimesso', [CASE_MANAGER], () => finito('dimetti')],
        ['mai assegnata', [], () => percorso.richiesta(persona(PETRURO))],
      ] as const
    ).map(([quando, chi, prepara]): Verita => [
      'PresaInCarico.puoRettificarePresaInCarico',
      'rettificaPresaInCarico',
      quando,
      chi,
      async () => caso(await prepara(), { motivo, area: 'DIS' }),
    ]),
    ...(
      [
        ['in carico', [CASE_MANAGER], inCarico],
        ['in valutazione', [], () => percorso.assegnata(persona(PETRURO))],
        ['con un progetto', [], async () => (await percorso.conProgetto(persona(PETRURO))).presaInCaricoId],
      ] as const
    ).map(([quando, chi, prepara]): Verita => [
      'PresaInCarico.puoAnnullarePresaInCarico',
      'annullaPresaInCarico',
      quando,
      chi,
      async () => caso(await prepara(), { motivo }),
    ]),
    ...(
      [
        ['in valutazione', [COORDINATORE], () => percorso.assegnata(persona(PETRURO))],
        ['in carico', [], inCarico],
      ] as const
    ).map(([quando, chi, prepara]): Verita => [
      'PresaInCarico.puoAnnullareAssegnazione',
      'annullaAssegnazione',
      quando,
      chi,
      async () => caso(await prepara(), { motivo }),
    ]),
    ...(
      [
        ['passato adesso', [COORDINATORE], () => percorso.passata(persona(PETRURO))],
        [
          'passato, e preso in carico da chi lo ha ricevuto',
          [],
          async () => {
            const passato = await percorso.passata(persona(PETRURO));
            await casework.admin(
              `UPDATE presa_in_carico SET stato = 'IN_CARICO', attivata_il = $2, versione = versione + 1 WHERE id = $1`,
              [passato.presaInCaricoId, passato.dalle],
            );
            return passato;
          },
        ],
        ['mai passato', [], async () => ({ presaInCaricoId: await inCarico(), dalle: '2026-11-25T12:00:00Z' })],
      ] as const
    ).map(([quando, chi, prepara]): Verita => [
      'PresaInCarico.puoAnnullarePassaggioAvvenuto',
      'annullaPassaggioAvvenuto',
      quando,
      chi,
      async () => {
        const { presaInCaricoId, dalle } = await prepara();
        return caso(presaInCaricoId, { motivo, dalle });
      },
    ]),
    ...([true, false] as const).map((passato): Verita => [
      'PresaInCarico.puoRettificarePassaggi',
      'rettificaPassaggio',
      passato ? 'passato adesso' : 'mai passato',
      passato ? [COORDINATORE] : [],
      async () => {
        const { presaInCaricoId, dalle } = passato
          ? await percorso.passata(persona(PETRURO))
          : { presaInCaricoId: await inCarico(), dalle: '2026-11-25T12:00:00Z' };
        return caso(presaInCaricoId, { motivo, dalle, dal: '2026-11-24' });
      },
    ]),
    ...(
      [
        ['assegnata', [COORDINATORE], () => percorso.assegnata(persona(PETRURO))],
        ['mai assegnata', [], () => percorso.richiesta(persona(PETRURO))],
      ] as const
    ).map(([quando, chi, prepara]): Verita => [
      'PresaInCarico.puoRettificareAssegnazione',
      'rettificaAssegnazione',
      quando,
      chi,
      async () => caso(await prepara(), { motivo, richiestaIl: '2026-11-24', assegnataIl: '2026-11-24' }),
    ]),
    ...(
      [
        ['mai assegnata', [COORDINATORE], () => percorso.richiesta(persona(PETRURO))],
        ['assegnata', [], () => percorso.assegnata(persona(PETRURO))],
      ] as const
    ).map(([quando, chi, prepara]): Verita => [
      'PresaInCarico.puoRettificareRichiesta',
      'rettificaRichiesta',
      quando,
      chi,
      async () => caso(await prepara(), { motivo, richiestaIl: '2026-11-24' }),
    ]),
    ...([true, false] as const).map((urgente): Verita => [
      'PresaInCarico.puoRettificareUrgenza',
      'rettificaUrgenza',
      urgente ? 'in urgenza' : 'assegnata senza urgenza',
      urgente ? [COORDINATORE] : [],
      async () => {
        const presaInCaricoId = await percorso.richiesta(persona(PETRURO));
        const assegna = { presaInCaricoId, versione: 1, operatoreId: ASSISTENTE };
        if (urgente)
          await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
            ...{ ...assegna, motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10' },
          });
        else await percorso.command('COORDINATORE', 'assegnaPresaInCarico', assegna);
        return caso(presaInCaricoId, { motivo, daRegolarizzareEntro: '2026-12-12' });
      },
    ]),
  ];
}
