/** A telephone number or an e-mail address, as far as a page can tell. */
export const CONTACT = /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|\+?[\d][\d\s()-]{6,24})$/;
/** Numbers as the server finds them in a text: a Chinese mobile, one from abroad with its +, a landline with its area code apart. */
export const PHONE =
  /^(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\+(?!86)[1-9]\d{0,2}(?:[ -]?\d){6,12}|0\d{2,3}[ -]\d{7,8})$/;
export const MAIL = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
