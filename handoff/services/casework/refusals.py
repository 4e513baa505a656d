"""The hall's own errors for what the case store refuses."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from cases import errors as refused
from handoff.domain import case_errors as told
from handoff.domain.errors import HandoffError, NotAllowedNow, NotFound, Unavailable

ERRORS: Mapping[type[refused.CaseError], type[HandoffError]] = {
    refused.CaseNotFound: NotFound,
    refused.NotAllowedNow: NotAllowedNow,
    refused.DraftRefused: told.CaseIncomplete,
    refused.ChangedMeanwhile: told.ChangedMeanwhile,
    refused.Recused: told.Recused,
    refused.SecondPersonNeeded: told.SecondPersonNeeded,
    refused.StoreUnavailable: Unavailable,
}


@contextmanager
def translated() -> Iterator[None]:
    """Raise the hall's error in place of the store's."""
    try:
        yield
    except refused.CaseError as error:
        raise ERRORS.get(type(error), HandoffError)(str(error)) from error
