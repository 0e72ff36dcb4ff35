// SPDX-License-Identifier: AGPL-3.0-or-later
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
  async function sospeso(finisce: boolean): Promise<Pronto> {
    const presaInCaricoId = await inCarico();
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId, versione: 3, motivo: 'Ricovero' });
    if (finisce)
      await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', { presaInCaricoId, versione: 4, ...dimissione });
    const [una] = await casework.admin<{ id: string }>('SELECT id FROM sospensione WHERE presa_in_carico_id = $1', [
      presaInCaricoId,
    ]);
    return caso(presaInCaricoId, { motivo, sospensioneId: una!.id, motivoSospensione: 'Ricovero in ospedale' });
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
  ];
}
