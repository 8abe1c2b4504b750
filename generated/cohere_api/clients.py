# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""What clients inherit: the resources and the top-level methods, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .resources.v2 import AsyncV2Resource, V2Resource
from .runtime.methods import AsyncMethods, Methods
from .runtime.older_names import older_methods

if TYPE_CHECKING:
    from .models.batches import Batch, CreateBatchResponse, GetBatchResponse
    from .models.chat import (
        ChatConnector,
        ChatRequestAccepts,
        ChatRequestCitationQuality,
        ChatRequestPromptTruncation,
        ChatRequestSafetyMode,
        Message,
        NonStreamedChatResponse,
        ParsedNonStreamedChatResponse,
        ResponseFormat,
        StreamedChatResponse,
        Tool,
        ToolResult,
    )
    from .models.check_api_key import CheckApiKeyResponse
    from .models.classify import ClassifyExample, ClassifyRequestTruncate, ClassifyResponse
    from .models.datasets import Dataset, DatasetsCreateResponse, DatasetsGetResponse
    from .models.detokenize import DetokenizeResponse
    from .models.embed import EmbedRequestTruncate, EmbedResponse
    from .models.embed_jobs import CreateEmbedJobResponse, EmbedJob
    from .models.finetuning import CreateFinetunedModelResponse, FinetunedModel, GetFinetunedModelResponse
    from .models.generate import (
        GenerateRequestReturnLikelihoods,
        GenerateRequestTruncate,
        GenerateStreamedResponse,
        Generation,
    )
    from .models.rerank import RerankRequestDocumentsItem, RerankResponse
    from .models.shared import EmbeddingType, EmbedInputType
    from .models.summarize import (
        SummarizeRequestExtractiveness,
        SummarizeRequestFormat,
        SummarizeRequestLength,
        SummarizeResponse,
    )
    from .models.tokenize import TokenizeResponse
    from .resources.audio import AsyncAudioResource, AudioResource
    from .resources.batches import AsyncBatchesResource, BatchesResource
    from .resources.connectors import AsyncConnectorsResource, ConnectorsResource
    from .resources.datasets import AsyncDatasetsResource, DatasetsResource
    from .resources.embed_jobs import AsyncEmbedJobsResource, EmbedJobsResource
    from .resources.finetuning import AsyncFinetuningResource, FinetuningResource
    from .resources.models import AsyncModelsResource, ModelsResource
    from .runtime.operations import RequestOptions
    from .runtime.protocols import AsyncStream, Stream
    from .runtime.values import Items, StreamedEmbedding, T
    from .types.chat import ChatArguments, ChatConnectorDict, MessageDict, ResponseFormatDict, ToolDict, ToolResultDict
    from .types.classify import ClassifyExampleDict
    from .types.rerank import RerankRequestDocumentsItemDict


@older_methods(delete_dataset="datasets.delete")
class CommonMethods(Methods):
    """Carried by every client."""

    @cached_property
    def audio(self) -> AudioResource:
        from .resources.audio import AudioResource

        return AudioResource(self._caller)

    @cached_property
    def batches(self) -> BatchesResource:
        from .resources.batches import BatchesResource

        return BatchesResource(self._caller)

    @cached_property
    def connectors(self) -> ConnectorsResource:
        from .resources.connectors import ConnectorsResource

        return ConnectorsResource(self._caller)

    @cached_property
    def datasets(self) -> DatasetsResource:
        from .resources.datasets import DatasetsResource

        return DatasetsResource(self._caller)

    @cached_property
    def embed_jobs(self) -> EmbedJobsResource:
        from .resources.embed_jobs import EmbedJobsResource

        return EmbedJobsResource(self._caller)

    @cached_property
    def finetuning(self) -> FinetuningResource:
        from .resources.finetuning import FinetuningResource

        return FinetuningResource(self._caller)

    @cached_property
    def models(self) -> ModelsResource:
        from .resources.models import ModelsResource

        return ModelsResource(self._caller)

    @cached_property
    def v2(self) -> V2Resource:
        from .resources.v2 import V2Resource

        return V2Resource(self._caller)

    def generate(
        self,
        *,
        prompt: str,
        model: str | None = None,
        num_generations: int | None = None,
        max_tokens: int | None = None,
        truncate: GenerateRequestTruncate | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        preset: str | None = None,
        end_sequences: Items[str] | None = None,
        stop_sequences: Items[str] | None = None,
        k: int | None = None,
        p: float | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        return_likelihoods: GenerateRequestReturnLikelihoods | None = None,
        raw_prompting: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Generation:
        """Continue a prompt with generated text (legacy; chat replaces it).

        `POST /v1/generate`, deprecated by the API

        Args:
            prompt: The text to continue.
            model: Id of the model, or of a fine-tuned one; default command.
            num_generations: How many texts to generate, 1 to 5; default 1.
            max_tokens: Most tokens to generate; default and upper limit are the model's own.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
            temperature: Randomness, 0 to 5; lower is more predictable; default 0.75.
            seed: Seed of the sampling, 0 to 2^64: equal requests tend to get equal replies.
            preset: Id of a preset made in the playground; arguments that are given win over its values.
            end_sequences: Strings that end the text; it stops before the first that comes up.
            stop_sequences: Strings that end the text; it stops after the first that comes up.
            k: Choose each token among the k likeliest, 0 to 500; default 0, which means all.
            p: Choose each token among the likeliest whose chances add up to p, 0.01 to 0.99; default 0.75.
            frequency_penalty: Makes a token less likely each time it has come up; newer models take no presence_penalty beside it.
            presence_penalty: Makes a token less likely once it has come up, however often, 0 to 1; default 0.
            return_likelihoods: Which tokens come with their likelihood: GENERATION, ALL or NONE; default NONE.
            raw_prompting: Whether the model gets the text as it stands, without a prompt template.
        """
        from .endpoints import generate as _endpoint

        return self._caller.call(
            _endpoint.request(
                prompt=prompt,
                model=model,
                num_generations=num_generations,
                max_tokens=max_tokens,
                truncate=truncate,
                temperature=temperature,
                seed=seed,
                preset=preset,
                end_sequences=end_sequences,
                stop_sequences=stop_sequences,
                k=k,
                p=p,
                frequency_penalty=frequency_penalty,
                presence_penalty=presence_penalty,
                return_likelihoods=return_likelihoods,
                raw_prompting=raw_prompting,
            ),
            request_options,
        )

    def generate_stream(
        self,
        *,
        prompt: str,
        model: str | None = None,
        num_generations: int | None = None,
        max_tokens: int | None = None,
        truncate: GenerateRequestTruncate | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        preset: str | None = None,
        end_sequences: Items[str] | None = None,
        stop_sequences: Items[str] | None = None,
        k: int | None = None,
        p: float | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        return_likelihoods: GenerateRequestReturnLikelihoods | None = None,
        raw_prompting: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Stream[GenerateStreamedResponse, Generation]:
        """Like `generate`, with the reply as a stream of events: iterate it, best inside `with`."""
        from .endpoints import generate as _endpoint

        _request = _endpoint.request(
            prompt=prompt,
            model=model,
            num_generations=num_generations,
            max_tokens=max_tokens,
            truncate=truncate,
            temperature=temperature,
            seed=seed,
            preset=preset,
            end_sequences=end_sequences,
            stop_sequences=stop_sequences,
            k=k,
            p=p,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            return_likelihoods=return_likelihoods,
            raw_prompting=raw_prompting,
        ).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)

    def classify(
        self,
        *,
        inputs: Items[str],
        examples: Sequence[ClassifyExample | ClassifyExampleDict] | None = None,
        model: str | None = None,
        preset: str | None = None,
        truncate: ClassifyRequestTruncate | None = None,
        request_options: RequestOptions | None = None,
    ) -> ClassifyResponse:
        """Predict the label of each text from labelled examples or a fine-tuned model.

        `POST /v1/classify`, deprecated by the API

        Args:
            inputs: Texts to classify, 96 at most.
            examples: Labelled texts of up to 512 tokens, 2 or more for each label, 2,500 in all; a fine-tuned model needs none.
            model: Id of an embedding model, or of a fine-tuned classifier.
            preset: Id of a preset made in the playground; arguments that are given win over its values.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
        """
        from .endpoints import classify as _endpoint

        return self._caller.call(
            _endpoint.request(inputs=inputs, examples=examples, model=model, preset=preset, truncate=truncate),
            request_options,
        )

    def summarize(
        self,
        *,
        text: str,
        length: SummarizeRequestLength | None = None,
        format: SummarizeRequestFormat | None = None,
        model: str | None = None,
        extractiveness: SummarizeRequestExtractiveness | None = None,
        temperature: float | None = None,
        additional_command: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> SummarizeResponse:
        """Summarise a text (legacy; chat replaces it).

        `POST /v1/summarize`, deprecated by the API

        Args:
            text: The text to summarise, 250 to 50,000 characters.
            length: How long the summary is: short, medium or long; default medium.
            format: paragraph or bullets; default paragraph.
            model: Id of the model; default command.
            extractiveness: How close the summary stays to the text's own sentences: low, medium or high; default low.
            temperature: Randomness, 0 to 5; 0 to 1 serves best; default 0.3.
            additional_command: A wish for the summary, in words that could follow 'write a summary', such as 'for a child'.
        """
        from .endpoints import summarize as _endpoint

        return self._caller.call(
            _endpoint.request(
                text=text,
                length=length,
                format=format,
                model=model,
                extractiveness=extractiveness,
                temperature=temperature,
                additional_command=additional_command,
            ),
            request_options,
        )

    def tokenize(
        self, *, text: str, model: str, offline: bool | None = None, request_options: RequestOptions | None = None
    ) -> TokenizeResponse:
        """Split a text into the tokens of a model.

        `POST /v1/tokenize`

        Args:
            text: The text to split, 1 to 65,536 characters.
            model: Id of the model whose tokens are meant.
            offline: Whether the model's tokenizer does it here, once it was fetched (extra `tokenizers`); the API is asked where there is none.
        """
        from .endpoints import tokenize as _endpoint

        return self._caller.call(_endpoint.request(text=text, model=model), request_options, {"offline": offline})

    def detokenize(
        self,
        *,
        tokens: Items[int],
        model: str,
        offline: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> DetokenizeResponse:
        """Join tokens of a model into text.

        `POST /v1/detokenize`

        Args:
            tokens: The tokens to join, 1 to 65,536.
            model: Id of the model whose tokens are meant.
            offline: Whether the model's tokenizer does it here, once it was fetched (extra `tokenizers`); the API is asked where there is none.
        """
        from .endpoints import detokenize as _endpoint

        return self._caller.call(_endpoint.request(tokens=tokens, model=model), request_options, {"offline": offline})

    def check_api_key(self, *, request_options: RequestOptions | None = None) -> CheckApiKeyResponse:
        """Tell whether the API key is valid, and whose it is.

        `POST /v1/check-api-key`
        """
        from .endpoints import check_api_key as _endpoint

        return self._caller.call(_endpoint.request(), request_options)

    @overload
    def wait(
        self,
        target: Batch | CreateBatchResponse | GetBatchResponse,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[GetBatchResponse], object] | None = None,
        progress: bool = False,
    ) -> GetBatchResponse: ...

    @overload
    def wait(
        self,
        target: Dataset | DatasetsCreateResponse | DatasetsGetResponse,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[DatasetsGetResponse], object] | None = None,
        progress: bool = False,
    ) -> DatasetsGetResponse: ...

    @overload
    def wait(
        self,
        target: CreateFinetunedModelResponse | FinetunedModel | GetFinetunedModelResponse,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[GetFinetunedModelResponse], object] | None = None,
        progress: bool = False,
    ) -> GetFinetunedModelResponse: ...

    @overload
    def wait(
        self,
        target: CreateEmbedJobResponse | EmbedJob,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[EmbedJob], object] | None = None,
        progress: bool = False,
    ) -> EmbedJob: ...

    def wait(
        self,
        target: Any,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Ask again and again until what `target` describes is done, and return the last reply.

        Args:
            target: The reply of a call that starts or shows something that takes long, or an item of a list of such.
            timeout: Seconds to wait at most, 0 for one poll; without limit when left out. A poll is never cut short.
            interval: Seconds between the first two polls; later ones come less often.
            on_poll: A plain function, also in an async client, that gets each poll's reply, the last one too.
            progress: Whether to show state, time and, where replies count, how much is done, on standard error.
        """
        from .waits import WAITS

        return self._caller.wait(
            WAITS, target, {"timeout": timeout, "interval": interval, "on_poll": on_poll, "progress": progress}
        )


class ClientMethods(CommonMethods):
    """The methods of `Client`."""

    @overload
    def chat(
        self,
        *,
        message: str,
        accepts: ChatRequestAccepts | None = None,
        model: str | None = None,
        preamble: str | None = None,
        chat_history: Sequence[Message | MessageDict] | None = None,
        conversation_id: str | None = None,
        prompt_truncation: ChatRequestPromptTruncation | None = None,
        connectors: Sequence[ChatConnector | ChatConnectorDict] | None = None,
        search_queries_only: bool | None = None,
        documents: Sequence[Mapping[str, str]] | None = None,
        citation_quality: ChatRequestCitationQuality | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        max_input_tokens: int | None = None,
        k: int | None = None,
        p: float | None = None,
        seed: int | None = None,
        stop_sequences: Items[str] | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        raw_prompting: bool | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_results: Sequence[ToolResult | ToolResultDict] | None = None,
        force_single_step: bool | None = None,
        response_format: ResponseFormat | ResponseFormatDict | None = None,
        safety_mode: ChatRequestSafetyMode | None = None,
        request_options: RequestOptions | None = None,
    ) -> NonStreamedChatResponse: ...
    @overload
    def chat(self, *, output_type: type[T], **arguments: Unpack[ChatArguments]) -> ParsedNonStreamedChatResponse[T]: ...

    def chat(
        self,
        *,
        message: str,
        accepts: ChatRequestAccepts | None = None,
        model: str | None = None,
        preamble: str | None = None,
        chat_history: Sequence[Message | MessageDict] | None = None,
        conversation_id: str | None = None,
        prompt_truncation: ChatRequestPromptTruncation | None = None,
        connectors: Sequence[ChatConnector | ChatConnectorDict] | None = None,
        search_queries_only: bool | None = None,
        documents: Sequence[Mapping[str, str]] | None = None,
        citation_quality: ChatRequestCitationQuality | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        max_input_tokens: int | None = None,
        k: int | None = None,
        p: float | None = None,
        seed: int | None = None,
        stop_sequences: Items[str] | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        raw_prompting: bool | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_results: Sequence[ToolResult | ToolResultDict] | None = None,
        force_single_step: bool | None = None,
        response_format: ResponseFormat | ResponseFormatDict | None = None,
        safety_mode: ChatRequestSafetyMode | None = None,
        output_type: type[Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> NonStreamedChatResponse:
        """Answer a message, with history, tools and documents (v1).

        `POST /v1/chat`

        Args:
            message: What the user says in this turn.
            accepts: text/event-stream frames the stream as server-sent events; without it, one JSON object a line.
            model: Id of the chat model, such as command-a-03-2025, or of a fine-tuned one.
            preamble: Instructions for the model, in place of its own preamble.
            chat_history: Earlier turns, oldest first; an alternative to conversation_id.
            conversation_id: Any non-empty name of a conversation that the API keeps: created when new, continued when known.
            prompt_truncation: How a prompt over the context length is shortened: AUTO may drop and reorder, AUTO_PRESERVE_ORDER only drops, OFF fails; default AUTO with connectors, else OFF.
            connectors: Connectors that look up documents for the reply.
            search_queries_only: Whether to return only search queries for the message, without a reply; default false.
            documents: Documents to ground the reply on and cite, each a map of texts of up to 300 words in all.
            citation_quality: How citations are made: ENABLED, ACCURATE, FAST, or none with DISABLED or OFF; default ENABLED.
            temperature: Randomness, 0 to 1; lower is more predictable; default 0.3.
            max_tokens: Most tokens to generate; default and upper limit are the model's own.
            max_input_tokens: Most tokens of prompt, cut as prompt_truncation says; default the context length less a reserve.
            k: Choose each token among the k likeliest, 0 to 500; default 0, which means all.
            p: Choose each token among the likeliest whose chances add up to p, 0.01 to 0.99; default 0.75.
            seed: Seed of the sampling, 0 to 2^64: equal requests tend to get equal replies.
            stop_sequences: Up to 5 strings; the text ends before the first that comes up.
            frequency_penalty: Makes a token less likely each time it has come up, 0 to 1; default 0.
            presence_penalty: Makes a token less likely once it has come up, however often, 0 to 1; default 0.
            raw_prompting: Whether the model gets the text as it stands, without a prompt template.
            tools: Tools that the model may ask to have called.
            tool_results: What the tools gave for the calls of the last reply; outputs is a list even for one object.
            force_single_step: Whether tool use must end after one step; default false.
            response_format: Text, or JSON that may follow a schema; not together with documents or tools.
            safety_mode: Safety instructions put into the prompt: CONTEXTUAL, STRICT or NONE; default CONTEXTUAL.
            output_type: A dataclass, attrs class, TypedDict or pydantic model: the reply is JSON that fits it, and read as `.parsed`.
        """
        from .endpoints import chat as _endpoint

        return self._caller.call(
            _endpoint.request(
                message=message,
                accepts=accepts,
                model=model,
                preamble=preamble,
                chat_history=chat_history,
                conversation_id=conversation_id,
                prompt_truncation=prompt_truncation,
                connectors=connectors,
                search_queries_only=search_queries_only,
                documents=documents,
                citation_quality=citation_quality,
                temperature=temperature,
                max_tokens=max_tokens,
                max_input_tokens=max_input_tokens,
                k=k,
                p=p,
                seed=seed,
                stop_sequences=stop_sequences,
                frequency_penalty=frequency_penalty,
                presence_penalty=presence_penalty,
                raw_prompting=raw_prompting,
                tools=tools,
                tool_results=tool_results,
                force_single_step=force_single_step,
                response_format=response_format,
                safety_mode=safety_mode,
            ),
            request_options,
            {"output_type": output_type},
        )

    def chat_stream(
        self,
        *,
        message: str,
        accepts: ChatRequestAccepts | None = None,
        model: str | None = None,
        preamble: str | None = None,
        chat_history: Sequence[Message | MessageDict] | None = None,
        conversation_id: str | None = None,
        prompt_truncation: ChatRequestPromptTruncation | None = None,
        connectors: Sequence[ChatConnector | ChatConnectorDict] | None = None,
        search_queries_only: bool | None = None,
        documents: Sequence[Mapping[str, str]] | None = None,
        citation_quality: ChatRequestCitationQuality | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        max_input_tokens: int | None = None,
        k: int | None = None,
        p: float | None = None,
        seed: int | None = None,
        stop_sequences: Items[str] | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        raw_prompting: bool | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_results: Sequence[ToolResult | ToolResultDict] | None = None,
        force_single_step: bool | None = None,
        response_format: ResponseFormat | ResponseFormatDict | None = None,
        safety_mode: ChatRequestSafetyMode | None = None,
        request_options: RequestOptions | None = None,
    ) -> Stream[StreamedChatResponse, NonStreamedChatResponse]:
        """Like `chat`, with the reply as a stream of events: iterate it, best inside `with`."""
        from .endpoints import chat as _endpoint

        _request = _endpoint.request(
            message=message,
            accepts=accepts,
            model=model,
            preamble=preamble,
            chat_history=chat_history,
            conversation_id=conversation_id,
            prompt_truncation=prompt_truncation,
            connectors=connectors,
            search_queries_only=search_queries_only,
            documents=documents,
            citation_quality=citation_quality,
            temperature=temperature,
            max_tokens=max_tokens,
            max_input_tokens=max_input_tokens,
            k=k,
            p=p,
            seed=seed,
            stop_sequences=stop_sequences,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            raw_prompting=raw_prompting,
            tools=tools,
            tool_results=tool_results,
            force_single_step=force_single_step,
            response_format=response_format,
            safety_mode=safety_mode,
        ).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)

    def embed(
        self,
        *,
        texts: Items[str] | None = None,
        images: Items[str] | None = None,
        model: str | None = None,
        input_type: EmbedInputType | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: EmbedRequestTruncate | None = None,
        batching: bool | None = None,
        max_concurrency: int | None = None,
        encoding: Literal["float", "base64"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbedResponse:
        """Turn texts or images into vectors (v1).

        `POST /v1/embed`

        Args:
            texts: Texts to embed, any number: more than 96 go out in several requests.
            images: Images to embed, as data URIs: one of up to 5 MB for embed-v3 models, 20 MB in all for newer ones.
            model: Id of the embedding model, such as embed-v4.0.
            input_type: What the vectors are for: search_document, search_query, classification, clustering or image; embed-v3 models and newer need it.
            embedding_types: Number formats of the vectors, one or more; without them the reply is plain lists of floats.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
            batching: Whether more texts or inputs than one request takes go out in several requests; default true.
            max_concurrency: Most requests at a time, where there are several; default 8.
            encoding: How floats travel: base64 is smaller and faster, and gives the same reply; default float.
        """
        from .endpoints import embed as _endpoint

        return self._caller.call(
            _endpoint.request(
                texts=texts,
                images=images,
                model=model,
                input_type=input_type,
                embedding_types=embedding_types,
                truncate=truncate,
            ),
            request_options,
            {"batching": batching, "max_concurrency": max_concurrency, "encoding": encoding},
        )

    def embed_stream(
        self,
        *,
        texts: Iterable[str],
        model: str | None = None,
        input_type: EmbedInputType | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: EmbedRequestTruncate | None = None,
        batch_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Iterator[StreamedEmbedding]:
        """Like `embed`, for any number of `texts`: sent batch by batch, while the results are read one by one.

        `batch_size` go out in one request: as many as the API takes, if left out.
        """
        from .endpoints import embed as _endpoint

        _request = _endpoint.request(
            texts=(), model=model, input_type=input_type, embedding_types=embedding_types, truncate=truncate
        )
        return self._caller.each(_request, texts, batch_size, request_options)

    def rerank(
        self,
        *,
        query: str,
        documents: Sequence[RerankRequestDocumentsItem | RerankRequestDocumentsItemDict],
        model: str | None = None,
        top_n: int | None = None,
        rank_fields: Items[str] | None = None,
        return_documents: bool | None = None,
        max_chunks_per_doc: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> RerankResponse:
        """Order texts or structured documents by how well they answer a query (v1).

        `POST /v1/rerank`

        Args:
            query: What the documents are compared with.
            documents: Texts or maps of texts to order; 1,000 at most advised, fewer than 10,000 chunks in all.
            model: Id of the rerank model, such as rerank-v3.5.
            top_n: How many of the best to return, 1 or more; default all.
            rank_fields: Fields of the documents to compare, the most important first; default text.
            return_documents: Whether the results repeat the documents' text; default false.
            max_chunks_per_doc: Most chunks that a long document is split into; default 10.
        """
        from .endpoints import rerank as _endpoint

        return self._caller.call(
            _endpoint.request(
                query=query,
                documents=documents,
                model=model,
                top_n=top_n,
                rank_fields=rank_fields,
                return_documents=return_documents,
                max_chunks_per_doc=max_chunks_per_doc,
            ),
            request_options,
        )


class ClientV2Methods(CommonMethods, V2Resource):
    """The methods of `ClientV2`, those of `v2` among them."""


@older_methods(delete_dataset="datasets.delete")
class AsyncCommonMethods(AsyncMethods):
    """Carried by every client."""

    @cached_property
    def audio(self) -> AsyncAudioResource:
        from .resources.audio import AsyncAudioResource

        return AsyncAudioResource(self._caller)

    @cached_property
    def batches(self) -> AsyncBatchesResource:
        from .resources.batches import AsyncBatchesResource

        return AsyncBatchesResource(self._caller)

    @cached_property
    def connectors(self) -> AsyncConnectorsResource:
        from .resources.connectors import AsyncConnectorsResource

        return AsyncConnectorsResource(self._caller)

    @cached_property
    def datasets(self) -> AsyncDatasetsResource:
        from .resources.datasets import AsyncDatasetsResource

        return AsyncDatasetsResource(self._caller)

    @cached_property
    def embed_jobs(self) -> AsyncEmbedJobsResource:
        from .resources.embed_jobs import AsyncEmbedJobsResource

        return AsyncEmbedJobsResource(self._caller)

    @cached_property
    def finetuning(self) -> AsyncFinetuningResource:
        from .resources.finetuning import AsyncFinetuningResource

        return AsyncFinetuningResource(self._caller)

    @cached_property
    def models(self) -> AsyncModelsResource:
        from .resources.models import AsyncModelsResource

        return AsyncModelsResource(self._caller)

    @cached_property
    def v2(self) -> AsyncV2Resource:
        from .resources.v2 import AsyncV2Resource

        return AsyncV2Resource(self._caller)

    async def generate(
        self,
        *,
        prompt: str,
        model: str | None = None,
        num_generations: int | None = None,
        max_tokens: int | None = None,
        truncate: GenerateRequestTruncate | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        preset: str | None = None,
        end_sequences: Items[str] | None = None,
        stop_sequences: Items[str] | None = None,
        k: int | None = None,
        p: float | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        return_likelihoods: GenerateRequestReturnLikelihoods | None = None,
        raw_prompting: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Generation:
        """Continue a prompt with generated text (legacy; chat replaces it).

        `POST /v1/generate`, deprecated by the API

        Args:
            prompt: The text to continue.
            model: Id of the model, or of a fine-tuned one; default command.
            num_generations: How many texts to generate, 1 to 5; default 1.
            max_tokens: Most tokens to generate; default and upper limit are the model's own.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
            temperature: Randomness, 0 to 5; lower is more predictable; default 0.75.
            seed: Seed of the sampling, 0 to 2^64: equal requests tend to get equal replies.
            preset: Id of a preset made in the playground; arguments that are given win over its values.
            end_sequences: Strings that end the text; it stops before the first that comes up.
            stop_sequences: Strings that end the text; it stops after the first that comes up.
            k: Choose each token among the k likeliest, 0 to 500; default 0, which means all.
            p: Choose each token among the likeliest whose chances add up to p, 0.01 to 0.99; default 0.75.
            frequency_penalty: Makes a token less likely each time it has come up; newer models take no presence_penalty beside it.
            presence_penalty: Makes a token less likely once it has come up, however often, 0 to 1; default 0.
            return_likelihoods: Which tokens come with their likelihood: GENERATION, ALL or NONE; default NONE.
            raw_prompting: Whether the model gets the text as it stands, without a prompt template.
        """
        from .endpoints import generate as _endpoint

        return await self._caller.call(
            _endpoint.request(
                prompt=prompt,
                model=model,
                num_generations=num_generations,
                max_tokens=max_tokens,
                truncate=truncate,
                temperature=temperature,
                seed=seed,
                preset=preset,
                end_sequences=end_sequences,
                stop_sequences=stop_sequences,
                k=k,
                p=p,
                frequency_penalty=frequency_penalty,
                presence_penalty=presence_penalty,
                return_likelihoods=return_likelihoods,
                raw_prompting=raw_prompting,
            ),
            request_options,
        )

    def generate_stream(
        self,
        *,
        prompt: str,
        model: str | None = None,
        num_generations: int | None = None,
        max_tokens: int | None = None,
        truncate: GenerateRequestTruncate | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        preset: str | None = None,
        end_sequences: Items[str] | None = None,
        stop_sequences: Items[str] | None = None,
        k: int | None = None,
        p: float | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        return_likelihoods: GenerateRequestReturnLikelihoods | None = None,
        raw_prompting: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[GenerateStreamedResponse, Generation]:
        """Like `generate`, with the reply as a stream of events: iterate it, best inside `async with`."""
        from .endpoints import generate as _endpoint

        _request = _endpoint.request(
            prompt=prompt,
            model=model,
            num_generations=num_generations,
            max_tokens=max_tokens,
            truncate=truncate,
            temperature=temperature,
            seed=seed,
            preset=preset,
            end_sequences=end_sequences,
            stop_sequences=stop_sequences,
            k=k,
            p=p,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            return_likelihoods=return_likelihoods,
            raw_prompting=raw_prompting,
        ).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)

    async def classify(
        self,
        *,
        inputs: Items[str],
        examples: Sequence[ClassifyExample | ClassifyExampleDict] | None = None,
        model: str | None = None,
        preset: str | None = None,
        truncate: ClassifyRequestTruncate | None = None,
        request_options: RequestOptions | None = None,
    ) -> ClassifyResponse:
        """Predict the label of each text from labelled examples or a fine-tuned model.

        `POST /v1/classify`, deprecated by the API

        Args:
            inputs: Texts to classify, 96 at most.
            examples: Labelled texts of up to 512 tokens, 2 or more for each label, 2,500 in all; a fine-tuned model needs none.
            model: Id of an embedding model, or of a fine-tuned classifier.
            preset: Id of a preset made in the playground; arguments that are given win over its values.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
        """
        from .endpoints import classify as _endpoint

        return await self._caller.call(
            _endpoint.request(inputs=inputs, examples=examples, model=model, preset=preset, truncate=truncate),
            request_options,
        )

    async def summarize(
        self,
        *,
        text: str,
        length: SummarizeRequestLength | None = None,
        format: SummarizeRequestFormat | None = None,
        model: str | None = None,
        extractiveness: SummarizeRequestExtractiveness | None = None,
        temperature: float | None = None,
        additional_command: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> SummarizeResponse:
        """Summarise a text (legacy; chat replaces it).

        `POST /v1/summarize`, deprecated by the API

        Args:
            text: The text to summarise, 250 to 50,000 characters.
            length: How long the summary is: short, medium or long; default medium.
            format: paragraph or bullets; default paragraph.
            model: Id of the model; default command.
            extractiveness: How close the summary stays to the text's own sentences: low, medium or high; default low.
            temperature: Randomness, 0 to 5; 0 to 1 serves best; default 0.3.
            additional_command: A wish for the summary, in words that could follow 'write a summary', such as 'for a child'.
        """
        from .endpoints import summarize as _endpoint

        return await self._caller.call(
            _endpoint.request(
                text=text,
                length=length,
                format=format,
                model=model,
                extractiveness=extractiveness,
                temperature=temperature,
                additional_command=additional_command,
            ),
            request_options,
        )

    async def tokenize(
        self, *, text: str, model: str, offline: bool | None = None, request_options: RequestOptions | None = None
    ) -> TokenizeResponse:
        """Split a text into the tokens of a model.

        `POST /v1/tokenize`

        Args:
            text: The text to split, 1 to 65,536 characters.
            model: Id of the model whose tokens are meant.
            offline: Whether the model's tokenizer does it here, once it was fetched (extra `tokenizers`); the API is asked where there is none.
        """
        from .endpoints import tokenize as _endpoint

        return await self._caller.call(_endpoint.request(text=text, model=model), request_options, {"offline": offline})

    async def detokenize(
        self,
        *,
        tokens: Items[int],
        model: str,
        offline: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> DetokenizeResponse:
        """Join tokens of a model into text.

        `POST /v1/detokenize`

        Args:
            tokens: The tokens to join, 1 to 65,536.
            model: Id of the model whose tokens are meant.
            offline: Whether the model's tokenizer does it here, once it was fetched (extra `tokenizers`); the API is asked where there is none.
        """
        from .endpoints import detokenize as _endpoint

        return await self._caller.call(
            _endpoint.request(tokens=tokens, model=model), request_options, {"offline": offline}
        )

    async def check_api_key(self, *, request_options: RequestOptions | None = None) -> CheckApiKeyResponse:
        """Tell whether the API key is valid, and whose it is.

        `POST /v1/check-api-key`
        """
        from .endpoints import check_api_key as _endpoint

        return await self._caller.call(_endpoint.request(), request_options)

    @overload
    async def wait(
        self,
        target: Batch | CreateBatchResponse | GetBatchResponse,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[GetBatchResponse], object] | None = None,
        progress: bool = False,
    ) -> GetBatchResponse: ...

    @overload
    async def wait(
        self,
        target: Dataset | DatasetsCreateResponse | DatasetsGetResponse,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[DatasetsGetResponse], object] | None = None,
        progress: bool = False,
    ) -> DatasetsGetResponse: ...

    @overload
    async def wait(
        self,
        target: CreateFinetunedModelResponse | FinetunedModel | GetFinetunedModelResponse,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[GetFinetunedModelResponse], object] | None = None,
        progress: bool = False,
    ) -> GetFinetunedModelResponse: ...

    @overload
    async def wait(
        self,
        target: CreateEmbedJobResponse | EmbedJob,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[EmbedJob], object] | None = None,
        progress: bool = False,
    ) -> EmbedJob: ...

    async def wait(
        self,
        target: Any,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Ask again and again until what `target` describes is done, and return the last reply.

        Args:
            target: The reply of a call that starts or shows something that takes long, or an item of a list of such.
            timeout: Seconds to wait at most, 0 for one poll; without limit when left out. A poll is never cut short.
            interval: Seconds between the first two polls; later ones come less often.
            on_poll: A plain function, also in an async client, that gets each poll's reply, the last one too.
            progress: Whether to show state, time and, where replies count, how much is done, on standard error.
        """
        from .waits import WAITS

        return await self._caller.wait(
            WAITS, target, {"timeout": timeout, "interval": interval, "on_poll": on_poll, "progress": progress}
        )


class AsyncClientMethods(AsyncCommonMethods):
    """The methods of `AsyncClient`."""

    @overload
    async def chat(
        self,
        *,
        message: str,
        accepts: ChatRequestAccepts | None = None,
        model: str | None = None,
        preamble: str | None = None,
        chat_history: Sequence[Message | MessageDict] | None = None,
        conversation_id: str | None = None,
        prompt_truncation: ChatRequestPromptTruncation | None = None,
        connectors: Sequence[ChatConnector | ChatConnectorDict] | None = None,
        search_queries_only: bool | None = None,
        documents: Sequence[Mapping[str, str]] | None = None,
        citation_quality: ChatRequestCitationQuality | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        max_input_tokens: int | None = None,
        k: int | None = None,
        p: float | None = None,
        seed: int | None = None,
        stop_sequences: Items[str] | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        raw_prompting: bool | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_results: Sequence[ToolResult | ToolResultDict] | None = None,
        force_single_step: bool | None = None,
        response_format: ResponseFormat | ResponseFormatDict | None = None,
        safety_mode: ChatRequestSafetyMode | None = None,
        request_options: RequestOptions | None = None,
    ) -> NonStreamedChatResponse: ...
    @overload
    async def chat(
        self, *, output_type: type[T], **arguments: Unpack[ChatArguments]
    ) -> ParsedNonStreamedChatResponse[T]: ...

    async def chat(
        self,
        *,
        message: str,
        accepts: ChatRequestAccepts | None = None,
        model: str | None = None,
        preamble: str | None = None,
        chat_history: Sequence[Message | MessageDict] | None = None,
        conversation_id: str | None = None,
        prompt_truncation: ChatRequestPromptTruncation | None = None,
        connectors: Sequence[ChatConnector | ChatConnectorDict] | None = None,
        search_queries_only: bool | None = None,
        documents: Sequence[Mapping[str, str]] | None = None,
        citation_quality: ChatRequestCitationQuality | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        max_input_tokens: int | None = None,
        k: int | None = None,
        p: float | None = None,
        seed: int | None = None,
        stop_sequences: Items[str] | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        raw_prompting: bool | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_results: Sequence[ToolResult | ToolResultDict] | None = None,
        force_single_step: bool | None = None,
        response_format: ResponseFormat | ResponseFormatDict | None = None,
        safety_mode: ChatRequestSafetyMode | None = None,
        output_type: type[Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> NonStreamedChatResponse:
        """Answer a message, with history, tools and documents (v1).

        `POST /v1/chat`

        Args:
            message: What the user says in this turn.
            accepts: text/event-stream frames the stream as server-sent events; without it, one JSON object a line.
            model: Id of the chat model, such as command-a-03-2025, or of a fine-tuned one.
            preamble: Instructions for the model, in place of its own preamble.
            chat_history: Earlier turns, oldest first; an alternative to conversation_id.
            conversation_id: Any non-empty name of a conversation that the API keeps: created when new, continued when known.
            prompt_truncation: How a prompt over the context length is shortened: AUTO may drop and reorder, AUTO_PRESERVE_ORDER only drops, OFF fails; default AUTO with connectors, else OFF.
            connectors: Connectors that look up documents for the reply.
            search_queries_only: Whether to return only search queries for the message, without a reply; default false.
            documents: Documents to ground the reply on and cite, each a map of texts of up to 300 words in all.
            citation_quality: How citations are made: ENABLED, ACCURATE, FAST, or none with DISABLED or OFF; default ENABLED.
            temperature: Randomness, 0 to 1; lower is more predictable; default 0.3.
            max_tokens: Most tokens to generate; default and upper limit are the model's own.
            max_input_tokens: Most tokens of prompt, cut as prompt_truncation says; default the context length less a reserve.
            k: Choose each token among the k likeliest, 0 to 500; default 0, which means all.
            p: Choose each token among the likeliest whose chances add up to p, 0.01 to 0.99; default 0.75.
            seed: Seed of the sampling, 0 to 2^64: equal requests tend to get equal replies.
            stop_sequences: Up to 5 strings; the text ends before the first that comes up.
            frequency_penalty: Makes a token less likely each time it has come up, 0 to 1; default 0.
            presence_penalty: Makes a token less likely once it has come up, however often, 0 to 1; default 0.
            raw_prompting: Whether the model gets the text as it stands, without a prompt template.
            tools: Tools that the model may ask to have called.
            tool_results: What the tools gave for the calls of the last reply; outputs is a list even for one object.
            force_single_step: Whether tool use must end after one step; default false.
            response_format: Text, or JSON that may follow a schema; not together with documents or tools.
            safety_mode: Safety instructions put into the prompt: CONTEXTUAL, STRICT or NONE; default CONTEXTUAL.
            output_type: A dataclass, attrs class, TypedDict or pydantic model: the reply is JSON that fits it, and read as `.parsed`.
        """
        from .endpoints import chat as _endpoint

        return await self._caller.call(
            _endpoint.request(
                message=message,
                accepts=accepts,
                model=model,
                preamble=preamble,
                chat_history=chat_history,
                conversation_id=conversation_id,
                prompt_truncation=prompt_truncation,
                connectors=connectors,
                search_queries_only=search_queries_only,
                documents=documents,
                citation_quality=citation_quality,
                temperature=temperature,
                max_tokens=max_tokens,
                max_input_tokens=max_input_tokens,
                k=k,
                p=p,
                seed=seed,
                stop_sequences=stop_sequences,
                frequency_penalty=frequency_penalty,
                presence_penalty=presence_penalty,
                raw_prompting=raw_prompting,
                tools=tools,
                tool_results=tool_results,
                force_single_step=force_single_step,
                response_format=response_format,
                safety_mode=safety_mode,
            ),
            request_options,
            {"output_type": output_type},
        )

    def chat_stream(
        self,
        *,
        message: str,
        accepts: ChatRequestAccepts | None = None,
        model: str | None = None,
        preamble: str | None = None,
        chat_history: Sequence[Message | MessageDict] | None = None,
        conversation_id: str | None = None,
        prompt_truncation: ChatRequestPromptTruncation | None = None,
        connectors: Sequence[ChatConnector | ChatConnectorDict] | None = None,
        search_queries_only: bool | None = None,
        documents: Sequence[Mapping[str, str]] | None = None,
        citation_quality: ChatRequestCitationQuality | None = None,
        temperature: float | None = None,
        max_tokens: int | None = None,
        max_input_tokens: int | None = None,
        k: int | None = None,
        p: float | None = None,
        seed: int | None = None,
        stop_sequences: Items[str] | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        raw_prompting: bool | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_results: Sequence[ToolResult | ToolResultDict] | None = None,
        force_single_step: bool | None = None,
        response_format: ResponseFormat | ResponseFormatDict | None = None,
        safety_mode: ChatRequestSafetyMode | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[StreamedChatResponse, NonStreamedChatResponse]:
        """Like `chat`, with the reply as a stream of events: iterate it, best inside `async with`."""
        from .endpoints import chat as _endpoint

        _request = _endpoint.request(
            message=message,
            accepts=accepts,
            model=model,
            preamble=preamble,
            chat_history=chat_history,
            conversation_id=conversation_id,
            prompt_truncation=prompt_truncation,
            connectors=connectors,
            search_queries_only=search_queries_only,
            documents=documents,
            citation_quality=citation_quality,
            temperature=temperature,
            max_tokens=max_tokens,
            max_input_tokens=max_input_tokens,
            k=k,
            p=p,
            seed=seed,
            stop_sequences=stop_sequences,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            raw_prompting=raw_prompting,
            tools=tools,
            tool_results=tool_results,
            force_single_step=force_single_step,
            response_format=response_format,
            safety_mode=safety_mode,
        ).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)

    async def embed(
        self,
        *,
        texts: Items[str] | None = None,
        images: Items[str] | None = None,
        model: str | None = None,
        input_type: EmbedInputType | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: EmbedRequestTruncate | None = None,
        batching: bool | None = None,
        max_concurrency: int | None = None,
        encoding: Literal["float", "base64"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbedResponse:
        """Turn texts or images into vectors (v1).

        `POST /v1/embed`

        Args:
            texts: Texts to embed, any number: more than 96 go out in several requests.
            images: Images to embed, as data URIs: one of up to 5 MB for embed-v3 models, 20 MB in all for newer ones.
            model: Id of the embedding model, such as embed-v4.0.
            input_type: What the vectors are for: search_document, search_query, classification, clustering or image; embed-v3 models and newer need it.
            embedding_types: Number formats of the vectors, one or more; without them the reply is plain lists of floats.
            truncate: What to do with an input over the model's limit: cut its START, cut its END, or fail with NONE; default END.
            batching: Whether more texts or inputs than one request takes go out in several requests; default true.
            max_concurrency: Most requests at a time, where there are several; default 8.
            encoding: How floats travel: base64 is smaller and faster, and gives the same reply; default float.
        """
        from .endpoints import embed as _endpoint

        return await self._caller.call(
            _endpoint.request(
                texts=texts,
                images=images,
                model=model,
                input_type=input_type,
                embedding_types=embedding_types,
                truncate=truncate,
            ),
            request_options,
            {"batching": batching, "max_concurrency": max_concurrency, "encoding": encoding},
        )

    def embed_stream(
        self,
        *,
        texts: AsyncIterable[str] | Iterable[str],
        model: str | None = None,
        input_type: EmbedInputType | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: EmbedRequestTruncate | None = None,
        batch_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncIterator[StreamedEmbedding]:
        """Like `embed`, for any number of `texts`: sent batch by batch, while the results are read one by one.

        `batch_size` go out in one request: as many as the API takes, if left out.
        """
        from .endpoints import embed as _endpoint

        _request = _endpoint.request(
            texts=(), model=model, input_type=input_type, embedding_types=embedding_types, truncate=truncate
        )
        return self._caller.each(_request, texts, batch_size, request_options)

    async def rerank(
        self,
        *,
        query: str,
        documents: Sequence[RerankRequestDocumentsItem | RerankRequestDocumentsItemDict],
        model: str | None = None,
        top_n: int | None = None,
        rank_fields: Items[str] | None = None,
        return_documents: bool | None = None,
        max_chunks_per_doc: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> RerankResponse:
        """Order texts or structured documents by how well they answer a query (v1).

        `POST /v1/rerank`

        Args:
            query: What the documents are compared with.
            documents: Texts or maps of texts to order; 1,000 at most advised, fewer than 10,000 chunks in all.
            model: Id of the rerank model, such as rerank-v3.5.
            top_n: How many of the best to return, 1 or more; default all.
            rank_fields: Fields of the documents to compare, the most important first; default text.
            return_documents: Whether the results repeat the documents' text; default false.
            max_chunks_per_doc: Most chunks that a long document is split into; default 10.
        """
        from .endpoints import rerank as _endpoint

        return await self._caller.call(
            _endpoint.request(
                query=query,
                documents=documents,
                model=model,
                top_n=top_n,
                rank_fields=rank_fields,
                return_documents=return_documents,
                max_chunks_per_doc=max_chunks_per_doc,
            ),
            request_options,
        )


class AsyncClientV2Methods(AsyncCommonMethods, AsyncV2Resource):
    """The methods of `AsyncClientV2`, those of `v2` among them."""
