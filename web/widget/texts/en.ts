import shared from "../../shared/texts/en.json?messages";
import own from "./en.json?messages";

export default { ...shared, ...own };
