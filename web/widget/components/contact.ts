/** A telephone number or an e-mail address, as far as a page can tell. */
export const CONTACT = /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|\+?[\d][\d\s()-]{6,24})$/;
