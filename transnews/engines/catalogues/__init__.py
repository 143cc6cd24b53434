"""What models there are to install: Argos's package index and Mozilla's records of Firefox models."""

from __future__ import annotations

from transnews.engines.catalogues.base import CATALOGUES, CatalogueError, Offer, RemoteFile, fetch_offers
from transnews.engines.catalogues.plan import NoOfferError, Plan, make_plan

__all__ = ["CATALOGUES", "CatalogueError", "NoOfferError", "Offer", "Plan", "RemoteFile", "fetch_offers", "make_plan"]
