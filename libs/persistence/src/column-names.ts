// SPDX-License-Identifier: AGPL-3.0-or-later
import { DefaultNamingStrategy } from 'typeorm';

/** A column has the name of its property, in the style of SQL: `codiceIstat` becomes `codice_istat`. */
export class ColumnNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
