# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""API Reference, as code without I/O: models, endpoints, methods. Names load when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models.audio import *
    from .models.batches import *
    from .models.chat import *
    from .models.check_api_key import *
    from .models.classify import *
    from .models.connectors import *
    from .models.datasets import *
    from .models.detokenize import *
    from .models.embed import *
    from .models.embed_jobs import *
    from .models.finetuning import *
    from .models.generate import *
    from .models.models import *
    from .models.parse import *
    from .models.rerank import *
    from .models.shared import *
    from .models.summarize import *
    from .models.tokenize import *
    from .types.batches import *
    from .types.chat import *
    from .types.classify import *
    from .types.connectors import *
    from .types.embed import *
    from .types.finetuning import *
    from .types.parse import *
    from .types.rerank import *
    from .unknown import *

_MODULES = {
    "models.audio": ("AudioTranscriptionsCreateResponse"),
    "models.batches": (
        "AsyncListBatchesResponsePage Batch BatchStatus CreateBatchResponse GetBatchResponse "
        "ListBatchesResponse ListBatchesResponsePage"
    ),
    "types.batches": ("BatchDict"),
    "models.chat": (
        "AssistantChatMessageV2 AssistantMessage AssistantMessageResponse AssistantMessageResponseContentItem "
        "AssistantMessageV2 AssistantMessageV2Content AssistantMessageV2ContentOneItem ChatCitation "
        "ChatCitationGenerationEvent ChatCitationType ChatConnector ChatContentDeltaEvent "
        "ChatContentDeltaEventDelta ChatContentDeltaEventDeltaMessage "
        "ChatContentDeltaEventDeltaMessageContent ChatContentEndEvent ChatContentStartEvent "
        "ChatContentStartEventDelta ChatContentStartEventDeltaMessage "
        "ChatContentStartEventDeltaMessageContent ChatContentStartEventDeltaMessageContentType ChatDebugEvent "
        "ChatDebugEventV2 ChatDocumentSource ChatFinishReason ChatMessage ChatMessageEndEvent "
        "ChatMessageEndEventDelta ChatMessageStartEvent ChatMessageStartEventDelta "
        "ChatMessageStartEventDeltaMessage ChatMessageStartEventDeltaMessageRole ChatMessageV2 "
        "ChatRequestAccepts ChatRequestCitationQuality ChatRequestPromptTruncation ChatRequestSafetyMode "
        "ChatResponse ChatResponseV2 ChatSearchQueriesGenerationEvent ChatSearchQuery ChatSearchResult "
        "ChatSearchResultConnector ChatSearchResultsEvent ChatStreamEndEvent ChatStreamEndEventFinishReason "
        "ChatStreamStartEvent ChatTextContent ChatTextGenerationEvent ChatTextResponseFormat "
        "ChatTextResponseFormatV2 ChatThinkingContent ChatToolCallDeltaEvent ChatToolCallDeltaEventDelta "
        "ChatToolCallDeltaEventDeltaMessage ChatToolCallDeltaEventDeltaMessageToolCalls "
        "ChatToolCallDeltaEventDeltaMessageToolCallsFunction ChatToolCallEndEvent ChatToolCallStartEvent "
        "ChatToolCallStartEventDelta ChatToolCallStartEventDeltaMessage ChatToolCallsChunkEvent "
        "ChatToolCallsGenerationEvent ChatToolMessage ChatToolPlanDeltaEvent ChatToolPlanDeltaEventDelta "
        "ChatToolPlanDeltaEventDeltaMessage ChatToolSource Citation CitationEndEvent CitationOptions "
        "CitationOptionsMode CitationStartEvent CitationStartEventDelta CitationStartEventDeltaMessage "
        "CitationType Content Document DocumentContent DocumentSource DocumentToolContent ImageContent "
        "ImageUrl ImageUrlContent ImageUrlDetail JSONResponseFormat JsonObjectResponseFormat "
        "JsonObjectResponseFormatV2 JsonResponseFormat JsonResponseFormatV2 LogprobItem Message "
        "NonStreamedChatResponse ParsedChatResponseV2 ParsedNonStreamedChatResponse ResponseFormat "
        "ResponseFormatV2 Source StreamedChatResponse StreamedChatResponseV2 SystemChatMessageV2 "
        "SystemMessageV2 SystemMessageV2Content SystemMessageV2ContentOption2Item TextContent "
        "TextResponseFormat TextResponseFormatV2 TextToolContent Thinking ThinkingType Tool ToolCall "
        "ToolCallDelta ToolCallV2 ToolCallV2Function ToolChatMessageV2 ToolContent ToolMessageV2 "
        "ToolMessageV2Content ToolParameterDefinitionsValue ToolResult ToolSource ToolV2 ToolV2Function Usage "
        "UsageBilledUnits UsageTokens UserChatMessageV2 UserMessageV2 UserMessageV2Content "
        "V2ChatRequestDocumentsItem V2ChatRequestSafetyMode V2ChatRequestToolChoice V2ChatResponse"
    ),
    "types.chat": (
        "AssistantChatMessageV2Dict AssistantMessageDict AssistantMessageV2ContentDict "
        "AssistantMessageV2ContentOneItemDict AssistantMessageV2Dict ChatArguments ChatConnectorDict "
        "ChatDocumentSourceDict ChatMessageDict ChatMessageV2Dict ChatTextContentDict "
        "ChatTextResponseFormatDict ChatTextResponseFormatV2Dict ChatThinkingContentDict ChatToolMessageDict "
        "ChatToolSourceDict CitationDict CitationOptionsDict ContentDict DocumentContentDict DocumentDict "
        "DocumentSourceDict DocumentToolContentDict ImageContentDict ImageUrlContentDict ImageUrlDict "
        "JSONResponseFormatDict JsonObjectResponseFormatDict JsonObjectResponseFormatV2Dict "
        "JsonResponseFormatDict JsonResponseFormatV2Dict MessageDict ResponseFormatDict ResponseFormatV2Dict "
        "SourceDict SystemChatMessageV2Dict SystemMessageV2ContentDict SystemMessageV2ContentOption2ItemDict "
        "SystemMessageV2Dict TextContentDict TextResponseFormatDict TextResponseFormatV2Dict "
        "TextToolContentDict ThinkingDict ToolCallDict ToolCallV2Dict ToolCallV2FunctionDict "
        "ToolChatMessageV2Dict ToolContentDict ToolDict ToolMessageV2ContentDict ToolMessageV2Dict "
        "ToolParameterDefinitionsValueDict ToolResultDict ToolSourceDict ToolV2Dict ToolV2FunctionDict "
        "UserChatMessageV2Dict UserMessageV2ContentDict UserMessageV2Dict V2ChatArguments "
        "V2ChatRequestDocumentsItemDict"
    ),
    "models.check_api_key": ("CheckApiKeyResponse"),
    "models.classify": (
        "ClassifyExample ClassifyRequestTruncate ClassifyResponse ClassifyResponseClassificationsItem "
        "ClassifyResponseClassificationsItemClassificationType ClassifyResponseClassificationsItemLabelsValue"
    ),
    "types.classify": ("ClassifyExampleDict"),
    "models.connectors": (
        "AsyncListConnectorsResponsePage AuthTokenType Connector ConnectorAuthStatus ConnectorOAuth "
        "CreateConnectorOAuth CreateConnectorResponse CreateConnectorServiceAuth GetConnectorResponse "
        "ListConnectorsResponse ListConnectorsResponsePage OAuthAuthorizeResponse UpdateConnectorResponse"
    ),
    "types.connectors": ("CreateConnectorOAuthDict CreateConnectorServiceAuthDict"),
    "models.datasets": (
        "AsyncDatasetsListResponsePage ChatDataMetrics ClassifyDataMetrics Dataset DatasetPart DatasetType "
        "DatasetValidationStatus DatasetsCreateResponse DatasetsGetResponse DatasetsGetUsageResponse "
        "DatasetsListResponse DatasetsListResponsePage FinetuneDatasetMetrics LabelMetric Metrics ParseInfo "
        "RerankerDataMetrics"
    ),
    "models.detokenize": ("DetokenizeResponse"),
    "models.embed": (
        "EmbedByTypeResponse EmbedByTypeResponseEmbeddings EmbedContent EmbedFloatsResponse EmbedImage "
        "EmbedImageUrl EmbedInput EmbedRequestTruncate EmbedResponse EmbedText EmbeddingsByTypeEmbedResponse "
        "EmbeddingsFloatsEmbedResponse Image ImageUrlEmbedContent TextEmbedContent V2EmbedRequestTruncate"
    ),
    "types.embed": (
        "EmbedContentDict EmbedImageDict EmbedImageUrlDict EmbedInputDict EmbedTextDict "
        "ImageUrlEmbedContentDict TextEmbedContentDict"
    ),
    "models.embed_jobs": (
        "CreateEmbedJobRequestTruncate CreateEmbedJobResponse EmbedJob EmbedJobStatus EmbedJobTruncate "
        "ListEmbedJobResponse"
    ),
    "models.finetuning": (
        "AsyncListEventsResponsePage AsyncListFinetunedModelsResponsePage "
        "AsyncListTrainingStepMetricsResponsePage BaseModel BaseType CreateFinetunedModelResponse Event "
        "FinetunedModel GetFinetunedModelResponse Hyperparameters ListEventsResponse ListEventsResponsePage "
        "ListFinetunedModelsResponse ListFinetunedModelsResponsePage ListTrainingStepMetricsResponse "
        "ListTrainingStepMetricsResponsePage LoraTargetModules Settings Status Strategy TrainingStepMetrics "
        "UpdateFinetunedModelResponse WandbConfig"
    ),
    "types.finetuning": ("BaseModelDict FinetunedModelDict HyperparametersDict SettingsDict WandbConfigDict"),
    "models.generate": (
        "GenerateRequestReturnLikelihoods GenerateRequestTruncate GenerateStreamEnd GenerateStreamEndResponse "
        "GenerateStreamError GenerateStreamText GenerateStreamedResponse Generation SingleGeneration "
        "SingleGenerationInStream SingleGenerationTokenLikelihoodsItem"
    ),
    "models.models": (
        "AsyncListModelsResponsePage CompatibleEndpoint GetModelResponse GetModelResponseSamplingDefaults "
        "ListModelsResponse ListModelsResponsePage"
    ),
    "models.parse": (
        "ParseBlock ParseBlocksPageVariant ParseBoundingBox ParseBoundingBoxNormalized ParseDocument "
        "ParseImageBlock ParseImageCategory ParseImageContentBlock ParseMarkdownPage ParseMarkdownPageVariant "
        "ParseOutputFormat ParsePage ParseResponse ParseTableBlock ParseTableContentBlock ParseTextBlock "
        "ParseTextContentBlock"
    ),
    "types.parse": ("ParseDocumentDict"),
    "models.rerank": (
        "RelevantSpan RelevantSpansOptions RerankRequestDocumentsItem RerankResponse "
        "RerankResponseResultsItem RerankResponseResultsItemDocument V2RerankResponse "
        "V2RerankResponseResultsItem"
    ),
    "types.rerank": ("RelevantSpansOptionsDict RerankRequestDocumentsItemDict"),
    "models.shared": (
        "ApiMeta ApiMetaApiVersion ApiMetaBilledUnits ApiMetaTokens EmbedInputType EmbeddingType FinishReason"
    ),
    "models.summarize": (
        "SummarizeRequestExtractiveness SummarizeRequestFormat SummarizeRequestLength SummarizeResponse"
    ),
    "models.tokenize": ("TokenizeResponse"),
    "unknown": ("UnknownEventType UnknownResponseType UnknownRole UnknownType"),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names.split()}

# Hidden from type checkers: a misspelt name must stay an error there.
if not TYPE_CHECKING:
    __all__ = [*_PLACES]

    def __getattr__(name: str) -> Any:
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_PLACES)
