// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import type { Registry } from '../../testing.ts';

export const COMANDI = {
  redigiPiano: 'mutation ($input: RedigiPianoInput!) { redigiPiano(input: $input) { id versione stato } }',
  stabilisciObiettivi:
    'mutation ($input: StabilisciObiettiviInput!) { stabilisciObiettivi(input: $input) { versione stato obiettivi { id descrizione senzaIndicatore } } }',
  rilevaAndamento:
    'mutation ($input: RilevaAndamentoInput!) { rilevaAndamento(input: $input) { andamento { edges { node { al stato } } } } }',
  approvaPiano: 'mutation ($input: ApprovaPianoInput!) { approvaPiano(input: $input) { versione stato } }',
  stanziaLinea: 'mutation ($input: StanziaLineaInput!) { stanziaLinea(input: $input) { id versione } }',
  aumentaLinea: 'mutation ($input: AumentaLineaInput!) { aumentaLinea(input: $input) { importo versione } }',
  riduciLinea:
    'mutation ($input: RiduciLineaInput!) { riduciLinea(input: $input) { importo stato versione riduzioni { edges { node { id stato } } } permessi { puoRidurre } } }',
  stornaFondi:
    'mutation ($input: StornaFondiInput!) { stornaFondi(input: $input) { importo versione riduzioni { edges { node { id stato stornato versoLinea { id importo importoApprovato versione } } } } permessi { puoStornare } } }',
  ritiraRiduzione:
    'mutation ($input: RitiraRiduzioneInput!) { ritiraRiduzione(input: $input) { importo versione riduzioni { edges { node { stato ritirataIl } } } permessi { puoRidurre puoRitirareRiduzione } } }',
} as const;

/** The commands on a plan of A04, each by an admitted role. */
export function comandiDi(registry: Registry) {
  const attempt = (comando: keyof typeof COMANDI, input: object) =>
    registry.call<Record<string, never>>(
      comando === 'approvaPiano' ? 'COORDINAMENTO_ISTITUZIONALE' : 'COORDINATORE',
      COMANDI[comando],
      { input },
    );
  /** @throws Error when it is refused */
  async function command<T>(comando: keyof typeof COMANDI, input: object): Promise<T> {
    const { data, errors } = await attempt(comando, input);
    if (data === undefined || data === null || errors !== undefined) throw new Error(JSON.stringify(errors));
    return asLists<T>(data[comando]);
  }

  /** A plan at version 2, not approved, with two objectives. One of them has no indicator. */
  async function redatto(dal = '2025-01-01', al = '2027-12-31') {
    const { id } = await command<{ id: string }>('redigiPiano', { titolo: 'Piano di Zona', dal, al });
    const { obiettivi } = await command<{ obiettivi: { id: string }[] }>('stabilisciObiettivi', {
      pianoId: id,
      versione: 1,
      obiettivi: [
        { descrizione: 'Meno attesa', codiceIndicatore: 'TEMPO_RISPOSTA', valoreAtteso: 5.5, entro: '2026-12-31' },
        { descrizione: 'Più ascolto', entro: '2027-06-30' },
      ],
    });
    return { id, obiettivi: obiettivi.map((obiettivo) => obiettivo.id) };
  }

  const approva = (pianoId: string, versione: number) =>
    command('approvaPiano', { pianoId, versione, approvatoIl: '2026-01-15', atto: 'del. 1/2026' });

  return { attempt, command, redatto, approva };
}

export const rifiuto = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions;
