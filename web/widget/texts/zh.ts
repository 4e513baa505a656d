import shared from "../../shared/texts/zh.json?messages";
import own from "./zh.json?messages";

export default { ...shared, ...own };
