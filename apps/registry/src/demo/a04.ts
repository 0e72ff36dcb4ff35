// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Ambito A04 of Campania (capofila Avellino): its 16 Comuni with ISTAT and cadastral codes, residents at the census of 2011
 * and at the end of each year. Codes: ISTAT, CC BY 3.0 IT; residents: ISTAT, demo.istat.it, CC BY 3.0 IT.
 */
const COMUNI: readonly (readonly [
  codiceIstat: string,
  nome: string,
  codiceCatastale: string,
  censimento2011: number,
  anni: Readonly<Record<number, number>>,
])[] = [
  ['064008', 'Avellino', 'A509', 54222, { 2018: 54353, 2019: 53762, 2020: 53346, 2021: 53064 }],
  ['064002', 'Altavilla Irpina', 'A228', 4280, { 2018: 4158, 2019: 4105, 2020: 4092, 2021: 4064 }],
  ['064018', 'Capriglia Irpina', 'B706', 2417, { 2018: 2404, 2019: 2382, 2020: 2334, 2021: 2266 }],
  ['064025', 'Cervinara', 'C557', 9969, { 2018: 9488, 2019: 9267, 2020: 9189, 2021: 9061 }],
  ['064027', 'Chianche', 'C606', 551, { 2018: 487, 2019: 479, 2020: 461, 2021: 455 }],
  ['064039', 'Grottolella', 'E214', 1955, { 2018: 1903, 2019: 1886, 2020: 1886, 2021: 1851 }],
  ['064055', 'Montefredane', 'F511', 2308, { 2018: 2239, 2019: 2194, 2020: 2159, 2021: 2118 }],
  ['064071', 'Petruro Irpino', 'G519', 341, { 2018: 337, 2019: 306, 2020: 285, 2021: 282 }],
  ['064073', 'Pietrastornina', 'G629', 1568, { 2018: 1532, 2019: 1487, 2020: 1465, 2021: 1439 }],
  ['064074', 'Prata di Principato Ultra', 'G990', 2978, { 2018: 3040, 2019: 2936, 2020: 2871, 2021: 2842 }],
  ['064075', 'Pratola Serra', 'H006', 3708, { 2018: 3866, 2019: 3741, 2020: 3739, 2021: 3702 }],
  ['064078', 'Roccabascerana', 'H382', 2366, { 2018: 2370, 2019: 2327, 2020: 2316, 2021: 2307 }],
  ['064080', 'Rotondi', 'H592', 3580, { 2018: 3654, 2019: 3581, 2020: 3558, 2021: 3516 }],
  ['064083', 'San Martino Valle Caudina', 'I016', 4745, { 2018: 4892, 2019: 4806, 2020: 4820, 2021: 4789 }],
  ['064111', 'Torrioni', 'L301', 578, { 2018: 543, 2019: 511, 2020: 473, 2021: 459 }],
  ['064113', 'Tufo', 'L461', 924, { 2018: 854, 2019: 852, 2020: 821, 2021: 785 }],
];

const FONTE = 'ISTAT, popolazione residente al 31 dicembre';

export const A04 = {
  id: '0192a04a-0000-7000-8000-000000000a04',
  codice: 'A04',
  nome: 'Ambito Territoriale A04',
  capofila: '064008',
  /** The day of the Convenzione (art. 1). */
  dal: '2014-06-25',
  comuni: COMUNI.map(([codiceIstat, nome, codiceCatastale, censimento2011, anni]) => ({
    codiceIstat,
    nome,
    codiceCatastale,
    siglaProvincia: 'AV',
    regione: '15',
    popolazione: [
      { anno: 2011, residenti: censimento2011, fonte: 'ISTAT, censimento della popolazione 2011' },
      ...Object.entries(anni).map(([anno, residenti]) => ({ anno: Number(anno), residenti, fonte: FONTE })),
    ],
  })),
};
