// SPDX-License-Identifier: AGPL-3.0-or-later
import { contatto } from '../percorso.testing.ts';
import { startCasework, type Casework } from '../testing.ts';
import { richiestaA, trasmissioniDi } from './trasmissioni.testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof trasmissioniDi>;
let distretto: string;
beforeAll(async () => {
  casework = await startCasework();
  percorso = trasmissioniDi(casework);
  distretto = await percorso.ente();
});
afterAll(() => casework.stop());

describe('a contatto', () => {
  const stato = async (id: string) =>
    (
      await casework.call<{ contatto: { esito: string; versione: number; permessi: { puoTrasmettere: boolean } } }>(
        'SEGRETARIATO',
        'query ($id: UUID!) { contatto(id: $id) { esito versione permessi { puoTrasmettere } } }',
        { id },
      )
    ).data!.contatto;

  test('ends with its first transmission, and more may follow to other enti, not twice to the same', async () => {
    const contattoId = await percorso.decodificato();
    const da = (versione: number, enteId: string) =>
      percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', { contattoId, versione, ...richiestaA(enteId) });
    expect((await da(2, distretto)).rifiuto).toBeUndefined();
    expect(await stato(contattoId)).toEqual({ esito: 'TRASMISSIONE', versione: 3, permessi: { puoTrasmettere: true } });
    expect((await da(3, distretto)).rifiuto?.extensions).toMatchObject({ code: 'CONFLICT' });
    expect((await da(3, await percorso.ente())).rifiuto).toBeUndefined();
    expect(await stato(contattoId)).toMatchObject({ versione: 3 });
  });

  test('is transmitted once if ten try at once', async () => {
    const contattoId = await percorso.decodificato();
    const esiti = await Promise.all(
      Array.from({ length: 10 }, () =>
        percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', { contattoId, versione: 2, ...richiestaA(distretto) }),
      ),
    );
    expect(esiti.filter(({ rifiuto: esito }) => esito === undefined)).toHaveLength(1);
  });

  test('is not transmitted before its needs are decoded', async () => {
    const { id } = await percorso.command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto());
    const { rifiuto: esito } = await percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
      ...{ contattoId: id, versione: 1 },
      ...richiestaA(distretto),
    });
    expect(esito?.extensions).toMatchObject({ articolo: 'art. 2 c. 8 e' });
  });

  test('is not transmitted after it has ended otherwise', async () => {
    const contattoId = await percorso.decodificato();
    await percorso.command('SEGRETARIATO', 'concludiContatto', { contattoId, versione: 2, esito: 'INFORMAZIONE' });
    expect((await stato(contattoId)).permessi).toEqual({ puoTrasmettere: false });
    const { rifiuto: esito } = await percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
      ...{ contattoId, versione: 3 },
      ...richiestaA(distretto),
    });
    expect(esito?.extensions).toMatchObject({ articolo: 'art. 2 c. 8' });
  });

  test('cannot be concluded with the outcome TRASMISSIONE', async () => {
    const contattoId = await percorso.decodificato();
    const { rifiuto: esito } = await percorso.attempt('SEGRETARIATO', 'concludiContatto', {
      ...{ contattoId, versione: 2, esito: 'TRASMISSIONE' },
    });
    expect(esito?.extensions).toMatchObject({
      campi: [
        {
          percorso: ['input', 'esito'],
          messaggio: 'Questo esito si registra con il suo comando: richiediPresaInCarico o trasmettiRichiesta',
        },
      ],
    });
  });

  test('that is anonymous is transmitted without a name, and refused with one', async () => {
    const da = async (voci: string[]) =>
      (
        await percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
          contattoId: await percorso.decodificato({ persona: undefined, comuneResidenza: '064008' }),
          versione: 2,
          ...richiestaA(distretto, { voci }),
        })
      ).rifiuto?.extensions;
    expect(await da(['NOME'])).toMatchObject({ campi: [{ percorso: ['input', 'voci', '0'] }] });
    expect(await da(['RESIDENZA', 'BISOGNI'])).toBeUndefined();
  });
});
