// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04 } from '../testing.ts';
import { OGGI, caso, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const AMBITO: Pronto['di'] = ['Ambito', { id: A04 }];
const COORDINAMENTO = ['COORDINAMENTO_ISTITUZIONALE'];
const ALTRO_AMBITO = '0192a04a-0000-7000-8000-000000000b05';
const ATTO = { atto: 'delibera 1/2026' };

/** Who is in an Ambito, who leads it, and who is nominated. */
export function veritaAmbito({ command, sql, versione, comuneNuovo, inCarica }: Strumenti): Verita[] {
  const suAmbito = async (input: object): Promise<Pronto> => ({
    di: AMBITO,
    input: { versione: await versione('ambito', A04), ...input },
  });
  const associato = async () => {
    const codiceIstat = await comuneNuovo();
    await command(
      'registraAdesione',
      { versione: await versione('ambito', A04), codiceIstat, dal: OGGI, ...ATTO },
      { chi: 'COORDINAMENTO_ISTITUZIONALE' },
    );
    return codiceIstat;
  };
  /** The membership of a Comune that has withdrawn, or has not. */
  const appartenenza = async (esce: boolean): Promise<Pronto> => {
    const codiceIstat = await associato();
    if (esce) {
      const recesso = { versione: await versione('ambito', A04), codiceIstat, dal: '2027-01-01', ...ATTO };
      await command('registraRecesso', recesso, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    }
    const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM appartenenza WHERE codice_istat = $1', [
      codiceIstat,
    ]);
    const pronto = await suAmbito({ appartenenzaId: id, motivo: 'Di un altro Comune' });
    return { ...pronto, di: ['Comune', { codiceIstat }], in: ['appartenenze', { id }] };
  };
  let giorni = 0;
  const giornoDopo = () => new Date(Date.parse('2027-01-01') + 86_400_000 * (giorni += 1)).toISOString().slice(0, 10);

  /** The last designation of a capofila, which is to come, or the first one. */
  const designazione = async (ultima: boolean): Promise<Pronto> => {
    const { input } = await suAmbito({ codiceIstat: '064008', dal: giornoDopo(), ...ATTO });
    if (ultima) await command('designaCapofila', input, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    const [{ id = '' } = {}] = await sql<{ id: string }>(
      `SELECT id FROM capofila WHERE ambito_id = $1 ORDER BY periodo ${ultima ? 'DESC' : ''} LIMIT 1`,
      [A04],
    );
    const pronto = await suAmbito({ capofilaId: id, motivo: 'Un altro Comune' });
    return { ...pronto, in: ['capofilaNelTempo', { id }] };
  };

  /** A nomination of somebody for a period, and the command that ends it. */
  const nomina = async (periodo: string, al: string): Promise<Pronto> => {
    await inCarica('un altro');
    await sql('UPDATE nomina_coordinatore SET periodo = $1::daterange', [periodo]);
    const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM nomina_coordinatore');
    return { di: AMBITO, in: ['nomineCoordinatore', { id }], input: { nominaId: id, versione: 1, al, ...ATTO } };
  };

  const nominaSbagliata = async (periodo: string, extra: object = {}): Promise<Pronto> => {
    const { input, ...pronto } = await nomina(periodo, '');
    const { nominaId } = input as { nominaId: string };
    return { ...pronto, input: { nominaId, versione: 1, motivo: 'Scritta male', ...extra } };
  };

  const datiConvenzione = async (dal: string, al: string): Promise<object> => {
    await sql('TRUNCATE convenzione CASCADE');
    const associati = await sql<{ codice: string }>(
      'SELECT codice_istat AS codice FROM appartenenza WHERE ambito_id = $1 AND periodo @> $2::date',
      [A04, dal],
    );
    return { oggetto: 'Gestione', sottoscrittaIl: OGGI, dal, al, comuni: associati.map(({ codice }) => codice) };
  };
  /** A Convenzione, and the command that ends it. */
  const convenzione = async (dal: string, al = '9999-12-31'): Promise<Pronto> => {
    const { input } = await suAmbito(await datiConvenzione(dal, al));
    await command('registraConvenzione', input, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM convenzione');
    const cessa = await suAmbito({ convenzioneId: id, al: al < '2027' ? OGGI : '2027-06-30', ...ATTO });
    return { ...cessa, in: ['convenzioni', { id }] };
  };

  return [
    caso('Ambito.puoRegistrareAppartenenze', 'registraAdesione', 'sempre', COORDINAMENTO, async () =>
      suAmbito({ codiceIstat: await comuneNuovo(), dal: OGGI, ...ATTO }),
    ),
    caso('Ambito.puoRegistrareAppartenenze', 'registraRecesso', 'sempre', COORDINAMENTO, async () =>
      suAmbito({ codiceIstat: await associato(), dal: '2027-01-01', ...ATTO }),
    ),
    caso('Appartenenza.puoAnnullareRecesso', 'annullaRecesso', 'uscito', COORDINAMENTO, () => appartenenza(true)),
    caso('Appartenenza.puoAnnullareRecesso', 'annullaRecesso', 'associato', [], () => appartenenza(false)),
    caso('Ambito.puoRidisegnare', 'ridisegnaAmbiti', 'della Regione', ['REGIONE', 'AMMINISTRATORE'], async () => {
      const codice = await associato();
      const [altro] = await sql('SELECT FROM ambito WHERE id = $1', [ALTRO_AMBITO]);
      const capofila = altro === undefined ? await comuneNuovo() : '';
      if (altro === undefined)
        await command(
          'istituisciAmbito',
          { id: ALTRO_AMBITO, codice: 'A05', nome: 'A05', capofila, comuni: [capofila], dal: '2014-06-25' },
          { chi: 'AMMINISTRATORE', campi: 'id' },
        );
      const [da, a] = await Promise.all([versione('ambito', A04), versione('ambito', ALTRO_AMBITO)]);
      const ambiti = { da: { ambitoId: A04, versione: da }, a: { ambitoId: ALTRO_AMBITO, versione: a } };
      return { di: AMBITO, input: { ...ambiti, comuni: [codice], dal: '2027-01-01', ...ATTO } };
    }),
    caso('Ambito.puoDesignareCapofila', 'designaCapofila', 'sempre', COORDINAMENTO, () =>
      suAmbito({ codiceIstat: '064008', dal: giornoDopo(), ...ATTO }),
    ),
    caso('Capofila.puoSostituire', 'designaCapofila', 'senza termine', COORDINAMENTO, async () => {
      const [{ dal = '' } = {}] = await sql<{ dal: string }>(
        'SELECT lower(periodo)::text AS dal FROM capofila WHERE ambito_id = $1 AND upper_inf(periodo)',
        [A04],
      );
      const pronto = await suAmbito({ codiceIstat: '064008', dal: giornoDopo(), ...ATTO });
      return { ...pronto, in: ['capofilaNelTempo', { dal }] };
    }),
    caso('Capofila.puoAnnullare', 'annullaDesignazioneCapofila', 'da cominciare', COORDINAMENTO, () =>
      designazione(true),
    ),
    caso('Capofila.puoAnnullare', 'annullaDesignazioneCapofila', 'cominciata', [], () => designazione(false)),
    caso('Ambito.puoNominareCoordinatore', 'nominaCoordinatore', 'sempre', COORDINAMENTO, async () => {
      await inCarica('un altro');
      const [{ id: operatoreId = '' } = {}] = await sql<{ id: string }>(
        'SELECT operatore_id AS id FROM nomina_coordinatore',
      );
      await sql('DELETE FROM nomina_coordinatore');
      return { di: AMBITO, input: { operatoreId, dal: '2027-01-01', ...ATTO } };
    }),
    caso('NominaCoordinatore.puoCessare', 'cessaCoordinatore', 'in carica', COORDINAMENTO, () =>
      nomina('[2020-01-01,)', '2026-12-31'),
    ),
    caso('NominaCoordinatore.puoCessare', 'cessaCoordinatore', 'da cominciare', COORDINAMENTO, () =>
      nomina('[2027-01-01,2028-01-01)', '2027-06-30'),
    ),
    caso('NominaCoordinatore.puoCessare', 'cessaCoordinatore', 'finita', [], () =>
      nomina('[2020-01-01,2025-01-01)', OGGI),
    ),
    caso('NominaCoordinatore.puoAnnullare', 'annullaNominaCoordinatore', 'da cominciare', COORDINAMENTO, () =>
      nominaSbagliata('[2027-01-01,2028-01-01)'),
    ),
    caso('NominaCoordinatore.puoAnnullare', 'annullaNominaCoordinatore', 'in carica', [], () =>
      nominaSbagliata('[2020-01-01,)'),
    ),
    caso('NominaCoordinatore.puoRettificare', 'rettificaNominaCoordinatore', 'in carica', COORDINAMENTO, () =>
      nominaSbagliata('[2020-01-01,)', { atto: 'delibera 2/2026' }),
    ),
    caso('Ambito.puoRegistrareConvenzione', 'registraConvenzione', 'sempre', COORDINAMENTO, async () =>
      suAmbito(await datiConvenzione(OGGI, '2029-12-31')),
    ),
    caso('Convenzione.puoCessare', 'cessaConvenzione', 'in vigore', COORDINAMENTO, () => convenzione(OGGI)),
    caso('Convenzione.puoCessare', 'cessaConvenzione', 'da cominciare', COORDINAMENTO, () => convenzione('2027-01-01')),
    caso('Convenzione.puoCessare', 'cessaConvenzione', 'all’ultimo giorno', [], () => convenzione('2020-01-01', OGGI)),
    ...(
      [
        ['puoAnnullareCessazione', 'annullaCessazioneConvenzione', {}],
        ['puoRettificareCessazione', 'rettificaCessazioneConvenzione', { atto: 'del. 2' }],
      ] as const
    ).flatMap(([puo, comando, resto]) =>
      ([true, false] as const).map((cessata) =>
        caso(
          `Convenzione.${puo}`,
          comando,
          cessata ? 'cessata' : 'in vigore',
          cessata ? COORDINAMENTO : [],
          async () => {
            const { input, ...pronta } = await convenzione(OGGI);
            if (cessata) await command('cessaConvenzione', input, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
            const { convenzioneId } = input as { convenzioneId: string };
            return { ...pronta, ...(await suAmbito({ convenzioneId, motivo: 'Era un’altra', ...resto })) };
          },
        ),
      ),
    ),
    caso('Convenzione.puoCessare', 'cessaConvenzione', 'già cessata', [], async () => {
      const pronta = await convenzione(OGGI);
      await command('cessaConvenzione', pronta.input, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
      return { ...pronta, input: { ...pronta.input, al: '2027-06-29' } };
    }),
  ].map((una) => ({ ...una, prepare: () => inCarica('nessuno').then(una.prepare) }));
}
